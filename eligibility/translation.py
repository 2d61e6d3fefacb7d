"""Which texts exist in three languages. None is optional: see the constraints on the models."""

from modeltranslation.translator import TranslationOptions, translator

from eligibility.content import LANGUAGES
from eligibility.models import Benefit, ClaimStep, Document


class BenefitTranslation(TranslationOptions):
    """Names and summaries of the seven benefits."""

    fields = ("name", "summary")
    required_languages = LANGUAGES


class TextTranslation(TranslationOptions):
    """Papers to bring and steps to take."""

    fields = ("text",)
    required_languages = LANGUAGES


translator.register(Benefit, BenefitTranslation)
translator.register([Document, ClaimStep], TextTranslation)
