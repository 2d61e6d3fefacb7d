"""The addresses of the API: one for all languages, which the question itself names."""

from django.urls import URLPattern, path, re_path

from eligibility import api

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("v1/assessments", api.assessments, name="assessments"),
    path("v1/openapi.json", api.description, name="openapi"),
    re_path(r"", api.nothing_here),
]
