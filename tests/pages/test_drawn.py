"""How the result is drawn: nothing typed becomes a tag, nothing missing becomes an empty line."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override
from jinja2 import UndefinedError

from eligibility.pages import drawn
from eligibility.said.lapse import Lapse
from tests.pages.results import everything, read
from tests.support import worker

NOTHING = {"lapse": None, "notice": "", "what_if": None}


def test_blanks_are_dropped_and_what_was_escaped_stays_escaped() -> None:
    given = "{% load tight %}{% tight %}<p>\n  {{ text }}\n</p>  <b>x</b>{% endtight %}"
    made = Template(given).render(Context({"text": "1 <  2"}))
    assert made == "<p> 1 &lt; 2 </p><b>x</b>"


def test_a_template_loses_its_blanks_between_tags_and_none_between_words() -> None:
    given = """
      {# said to authors #}
      <ul>
        {% for text in texts %}
          <li>{{ text }} <b>{{ more }}</b>, {{ last }}</li>
        {% endfor %}
      </ul>
      {{ shown(texts) }}
      <p>{{ text }}</p>
    """
    assert drawn.tight(given) == (
        "{# said to authors #}<ul>{% for text in texts %}"
        "<li>{{ text }} <b>{{ more }}</b>, {{ last }}</li>{% endfor %}</ul>"
        "{{ shown(texts) }}<p>{{ text }}</p>"
    )


@pytest.mark.slow
def test_no_page_of_a_result_sends_blanks_for_nothing() -> None:
    for one in everything():
        for page in (one.html, one.law):
            main = page.partition('<main id="main"')[2].partition("</main>")[0]
            assert len(re.findall(r"\s\s", main)) < 10
            assert not re.search(r"<li></li>|<p></p>", main)


def test_a_text_is_never_a_tag_and_what_is_handed_in_drawn_stays_as_it_is() -> None:
    told = {"page": read(worker(), "en").page, **NOTHING}
    with override("en"):
        said = drawn.draw("page.html", **told | {"notice": "<b>&'"})
        assert "&lt;b&gt;&amp;&#39;" in said
        form = Template("<i>{{ text }}</i>").render(Context({"text": "<"}))
        assert "<i>&lt;</i>" in drawn.draw("page.html", **told | {"notice": form})
        lines = drawn.draw("page.html", **told | {"lapse": Lapse("<i>", ("<script>",))})
    assert "<h2>&lt;i&gt;</h2><ul><li>&lt;script&gt;</li></ul>" in lines


def test_what_a_page_was_not_told_stops_it_and_is_not_left_out() -> None:
    page = read(worker(), "en").page
    with override("en"), pytest.raises(UndefinedError, match="notice"):
        drawn.draw("page.html", page=page, lapse=None, what_if=None)


def test_every_template_of_the_folder_is_compiled() -> None:
    files = sorted(drawn.FOLDER.rglob("*"))
    assert len(files) > 3
    for file in files:
        drawn._compiled().get_template(file.name)
