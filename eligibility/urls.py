"""The public checker's pages; the language stands in the path before them."""

from django.urls import URLPattern, path

from eligibility import views

app_name = "eligibility"
urlpatterns: list[URLPattern] = [path("", views.first_page, name="first-page")]
