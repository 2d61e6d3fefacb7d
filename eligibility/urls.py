"""The addresses of the public checker, below the language: they tell nothing of a person."""

from django.urls import path

from eligibility.pages import entrance, interview, outcome

app_name = "eligibility"
urlpatterns = [
    path("", entrance.start, name="start"),
    path("check/<int:number>/", interview.screen, name="screen"),
    path("check/answers/", outcome.answers, name="answers"),
    path("check/result/", outcome.result, name="result"),
    path("check/result/law/", outcome.law, name="law"),
    path("check/result/papers/", outcome.papers, name="papers"),
    path("erase/", entrance.erase, name="erase"),
    path("erased/", entrance.erased, name="erased"),
]
