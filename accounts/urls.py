"""The addresses of those who act: ways in, one's own account, the people of an organisation."""

from django.urls import path

from accounts.pages import invited, once, organisations, own, people, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("second-factor/", signing_in.second_factor, name="second-factor"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("once/", once.once, name="once"),
    path("", own.own, name="own"),
    path("password/", own.password, name="password"),
    path("codes/", own.codes, name="codes"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("invited/<str:secret>/", invited.invited, name="invited"),
]
