"""Which texts exist in three languages, all or none: see the constraints on the models."""

from typing import ClassVar

from modeltranslation.translator import TranslationOptions, translator

from eligibility.content import LANGUAGES
from eligibility.models import Benefit, ClaimStep, Document


class BenefitTranslation(TranslationOptions):
    """Names and summaries of the seven benefits."""

    fields = ("name", "summary")
    required_languages = LANGUAGES


class DocumentTranslation(TranslationOptions):
    """Papers to bring. Who issues one may be unknown: then it is so in every language."""

    fields = ("text", "name", "issuer")
    required_languages: ClassVar = dict.fromkeys(LANGUAGES, ("text", "name"))


class StepTranslation(TranslationOptions):
    """Steps to take."""

    fields = ("text", "then")
    required_languages: ClassVar = dict.fromkeys(LANGUAGES, ("text",))


translator.register(Benefit, BenefitTranslation)
translator.register(Document, DocumentTranslation)
translator.register(ClaimStep, StepTranslation)
