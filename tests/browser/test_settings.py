"""What a person has chosen is kept, and so is who they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_the_settings_close_by_escape_and_by_a_click_elsewhere(visit: Visit) -> None:
    page = visit()
    settings = page.open_settings()
    page.page.keyboard.press("Escape")
    expect(settings).not_to_be_visible()
    page.open_settings()
    page.page.mouse.click(300, 700)
    expect(settings).not_to_be_visible()


def test_languages_have_names(visit: Visit) -> None:
    page = visit()
    language = page.open_settings().get_by_label("Language")
    expect(language.locator("option:checked")).to_have_text("English (United States)")
    assert "English (India)" in language.locator("option").all_text_contents()


def test_choices_are_kept_in_the_address_and_over_a_reload(visit: Visit) -> None:
    page = visit()
    settings = page.open_settings()
    chosen = {"Device": "large-hub", "Language": "en-GB", "Look": "night", "Text": "1.5"}
    for label, value in chosen.items():
        settings.get_by_label(label).select_option(value)
    settings.get_by_label("Show the workings").check()
    settings.get_by_label("Captions").uncheck()
    page.page.keyboard.press("Escape")
    assert "screen=large-hub&locale=en-GB&theme=night&scale=1.5" in page.page.url
    page.reload()
    page.open_settings()
    for label, value in chosen.items():
        expect(settings.get_by_label(label)).to_have_value(value)
    expect(settings.get_by_label("Show the workings")).to_be_checked()
    expect(settings.get_by_label("Captions")).not_to_be_checked()


def test_another_look_or_size_of_text_does_not_disturb_the_conversation(visit: Visit) -> None:
    page = visit(query="?theme=dark")
    page.say("help my calf cramp")
    page.pass_by(16)
    settings = page.open_settings()
    settings.get_by_label("Look").select_option("light")
    settings.get_by_label("Text").select_option("1.5")
    page.pass_by(1)
    expect(page.screen).to_have_class("apl-screen apl-light apl-rectangle")
    expect(page.screen.get_by_role("button", name="Pause")).to_be_visible()
    assert len(page.turns()) == 1


WORKINGS = (".heard", ".wire", ".silence", "#timeline .bar")


def test_the_workings_are_shown_to_who_asks_for_them(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(20)
    for part in WORKINGS:
        expect(page.page.locator(part).first).not_to_be_visible()
    page.open_settings().get_by_label("Show the workings").check()
    for part in WORKINGS:
        expect(page.page.locator(part).first).to_be_visible()


@pytest.mark.parametrize("again", ["reload", "device"])
def test_whoever_leaves_in_a_hold_is_offered_to_go_on(visit: Visit, again: str) -> None:
    page = visit()
    page.say("runner's stretch")
    page.until(lambda: "forward" in page.last(), most=60)
    if again == "reload":
        page.reload()
    else:
        page.open_settings().get_by_label("Device").select_option("tv")
        page.page.keyboard.press("Escape")
    page.page.get_by_role("button", name="Go on where you stopped").click()
    page.answered()
    page.pass_by(3)
    assert page.last().startswith("Step three of five.")


def test_a_new_person_has_nothing_to_go_on_with(visit: Visit) -> None:
    page = visit()
    page.say("runner's stretch")
    page.pass_by(10)
    page.open_settings().get_by_role("button", name="New person").click()
    page.until(lambda: page.doing == "closed", most=5)
    expect(page.page.get_by_role("button", name="Go on where you stopped")).to_have_count(0)
    page.say("resume")
    page.pass_by(2)
    assert "Step" not in page.last()


def test_the_stretches_can_be_printed_in_the_language_that_is_chosen(visit: Visit) -> None:
    page = visit()
    settings = page.open_settings()
    link = settings.get_by_role("link", name="Print the stretches")
    expect(link).to_have_attribute("href", "../stretches/en-US")
    settings.get_by_label("Language").select_option("en-GB")
    expect(link).to_have_attribute("href", "../stretches/en-GB")


def test_the_sound_can_be_checked(visit: Visit) -> None:
    page = visit()
    page.open_settings().get_by_role("button", name="Can you hear me?").click()
    page.pass_by(3)
    assert [utterance.words for utterance in page.heard()] == ["Can you hear me?"]
    expect(page.page.locator("#sound-checked")).to_contain_text("Heard nothing? Turn up")


def test_by_night_a_danger_sign_is_not_dimmed(visit: Visit) -> None:
    page = visit(query="?theme=night")
    page.say("help my calf cramp")
    dimmed = "() => getComputedStyle(document.querySelector('.glass'), '::after').content"
    assert page.page.evaluate(dimmed) != "none"
    page.say("i have chest pain")
    assert page.page.evaluate(dimmed) == "none"
