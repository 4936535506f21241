"""The renderer shows an APL document as a device would."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.device.viewports import VIEWPORTS, Viewport, find_viewport
from tests.browser.aplhost import AplHost, Shown

STEP: dict[str, Any] = json.loads(
    Path(__file__).with_name("documents").joinpath("step.json").read_text(encoding="utf-8")
)
HUB = VIEWPORTS["small-hub"]


def show(apl: AplHost, at_ms: float = 0.0, viewport: Viewport = HUB) -> Shown:
    return apl.show(STEP["document"], STEP["datasources"], viewport, at_ms)


def item(apl: AplHost, shown: dict[str, Any], **parts: Any) -> Shown:
    """A document that is one component."""
    document = {
        "type": "APL",
        "version": "1.6",
        "mainTemplate": {"parameters": ["payload"], "item": shown},
        **parts,
    }
    return apl.show(document, {"words": "Hold."}, HUB)


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "Text", "text": words, "fontSize": 20, **more}


def place(shown: Shown, words: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of a text's component, in dp."""
    box = shown.screen.get_by_text(words, exact=True).locator("..").bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("name", VIEWPORTS)
def test_everything_of_a_step_can_be_read_on(apl: AplHost, name: str, theme: str) -> None:
    shown = show(apl, 12_000, find_viewport(name, theme))
    assert shown.faults == []
    assert shown.problems() == []
    cue = "Pull your toes up toward your shin."
    assert shown.texts() == ["Step 1 of 4", "18 s", cue, "Pause", "Next"]


def test_time_goes_by(apl: AplHost) -> None:
    shown = show(apl, 12_000)
    shown.tick(12_050)
    assert "18 s" in shown.texts()
    shown.tick(13_500)
    assert "17 s" in shown.texts()
    shown.tick(31_000)
    assert shown.texts() == ["Drink a glass of water, and rest that leg for a while."]
    shown.tick(41_000)
    assert len(shown.texts()) == 1


def test_a_handler_runs_no_more_often_than_it_says(apl: AplHost) -> None:
    counter = text("${count}", bind=[{"name": "count", "value": 0}])
    once = {"type": "SetValue", "property": "count", "value": "${count + 1}"}
    shown = item(apl, {**counter, "handleTick": [{"minimumDelay": 500, "commands": [once]}]})
    for at in (100, 499, 500, 600, 999, 1000):
        shown.tick(at)
    assert shown.texts() == ["2"]


def test_a_touch_sends_its_arguments(apl: AplHost) -> None:
    shown = show(apl)
    before = len(shown.touches())
    shown.screen.get_by_role("button", name="Pause").click()
    shown.screen.get_by_role("button", name="Next").press("Enter")
    assert shown.touches()[before:] == [["pause"], ["next"]]


def test_a_graphic_follows_its_parameters(apl: AplHost) -> None:
    shown = show(apl, 15_000)
    ring = shown.screen.locator("path").nth(1)
    assert ring.get_attribute("stroke-dasharray") == "141.5 283"
    assert ring.get_attribute("stroke") == "#ff9d4d"
    assert ring.get_attribute("fill") == "none"
    shown.tick(27_000)
    assert float((ring.get_attribute("stroke-dasharray") or "").split()[0]) == pytest.approx(28.3)


@pytest.mark.parametrize(
    ("direction", "sides"), [("${1 > 2 ? 'row' : 'column'}", (0, 85)), ("${'row'}", (185, 0))]
)
def test_a_direction_can_be_reckoned(apl: AplHost, direction: str, sides: tuple[int, int]) -> None:
    parts = [text("one", width=100, height=25), text("two", width=100, height=25, spacing=60)]
    shown = item(apl, {"type": "Container", "direction": direction, "items": parts})
    left, top, _, _ = place(shown, "two")
    assert (left, top) == (sides[0] and 160, sides[1])


def test_a_component_can_be_mirrored(apl: AplHost) -> None:
    mirrored = {"type": "Text", "text": "b", "transform": [{"scaleX": "${1 > 2 ? 1 : -1}"}]}
    shown = item(apl, mirrored)
    assert shown.faults == []
    assert (
        shown.screen.get_by_text("b").locator("..").evaluate("it => it.style.transform")
        == "scaleX(-1)"
    )


def test_a_warning_is_an_alert(apl: AplHost) -> None:
    shown = item(apl, {"type": "Frame", "role": "alert", "item": text("Call 911")})
    assert shown.screen.get_by_role("alert").inner_text() == "Call 911"


def test_children_stand_below_each_other_and_are_stretched(apl: AplHost) -> None:
    shown = item(
        apl, {"type": "Container", "items": [text("one"), text("two", spacing=10, height=30)]}
    )
    assert place(shown, "one") == (0, 0, 960, 25)
    assert place(shown, "two") == (0, 35, 960, 30)


def test_a_row_grows_and_spaces_out_all_but_the_first(apl: AplHost) -> None:
    shown = item(
        apl,
        {
            "type": "Container",
            "direction": "row",
            "alignItems": "end",
            "paddingLeft": "10vw",
            "padding": 4,
            "items": [
                text("gone", display="none", spacing=50),
                text("first", width=100, spacing=50),
                text("loose", position="absolute", right=0, top="50%", spacing=50),
                text("wide", grow=1, spacing=16),
            ],
        },
    )
    left, top, width, height = place(shown, "first")
    assert (left, top + height, width) == (96 + 50, 476, 100)
    assert place(shown, "wide")[0::2] == (146 + 100 + 16, 956 - 262)
    left, top, width, _ = place(shown, "loose")
    assert (left + width, top) == (960, 240)
    assert shown.texts() == ["first", "loose", "wide"]


def test_a_frame_wraps_its_child_and_a_scroll_view_is_low(apl: AplHost) -> None:
    frame = {"type": "Frame", "borderWidth": 3, "item": text("framed", paddingLeft=10)}
    scrolled = {"type": "ScrollView", "item": text("scrolled", height=400)}
    shown = item(apl, {"type": "Container", "items": [frame, scrolled, text("below")]})
    left, top, width, _ = place(shown, "framed")
    assert (left, top) == (3, 3)
    assert width < 200
    assert place(shown, "scrolled")[2:] == (960, 400)
    assert place(shown, "below")[1] == 25 + 2 * 3 + 100


def test_the_first_of_several_items_whose_time_it_is_is_shown(apl: AplHost) -> None:
    items = [
        text("no", when="${1 > 2}"),
        text("yes", when="${viewport.mode == 'hub'}"),
        text("also"),
    ]
    assert item(apl, {"type": "Frame", "items": items}).texts() == ["yes"]


def test_a_layout_takes_parameters_and_hands_the_rest_on(apl: AplHost) -> None:
    layout = {
        "parameters": ["words", {"name": "mark", "type": "string", "default": "${words}!"}],
        "item": text("${mark}"),
    }
    shown = item(
        apl,
        {"type": "Container", "item": {"type": "Shout", "words": "go", "height": 77}},
        layouts={"Shout": layout},
    )
    assert place(shown, "go!")[3] == 77


@pytest.mark.parametrize(
    ("named", "theme"), [({}, "light"), ({"theme": "dark"}, "dark")], ids=["none", "dark"]
)
def test_a_theme_is_that_of_the_device_unless_the_document_names_one(
    apl: AplHost, named: dict[str, str], theme: str
) -> None:
    main = {"item": text("${viewport.theme}")}
    document = {"type": "APL", "version": "1.6", "mainTemplate": main, **named}
    shown = apl.show(document, {}, find_viewport("small-hub", "light"))
    assert shown.texts() == [theme]
    assert f"apl-{theme}" in (shown.screen.get_attribute("class") or "")


def test_the_payload_is_the_datasources(apl: AplHost) -> None:
    assert item(apl, text("${payload.words}")).texts() == ["Hold."]


@pytest.mark.parametrize(
    ("shown", "parts", "fault"),
    [
        ({"type": "Pager"}, {}, 'there is no component or layout "Pager"'),
        (text("a", shadowColor="red"), {}, 'a Text has "shadowColor"'),
        (text("a", grow=1), {}, '"grow" of a Text counts in a Container alone'),
        (
            {"type": "Frame", "item": text("a", position="absolute")},
            {},
            '"position" of a Text counts in a Container alone',
        ),
        (text("a", transform=[{"rotate": 90}]), {}, 'a transform has "rotate"'),
        (text("a", color="reddish"), {}, '"reddish" is no colour'),
        (text("a", width="3 feet"), {}, '"3 feet" is no dimension'),
        (text("a", textAlign="middle"), {}, '"middle" is none of auto, left, center, right'),
        (text("${nobody}"), {}, 'nothing is called "nobody"'),
        (text("@nothing"), {}, 'there is no resource "@nothing"'),
        (text("${1 +}"), {}, '"1 +" is not an expression that is known here'),
        (text("a"), {"import": []}, 'the document has "import"'),
        (text("a"), {"onMount": [{"type": "SpeakItem"}]}, 'onMount has a command "SpeakItem"'),
        (text("a"), {"theme": "blue"}, 'there is no theme "blue"'),
        (text("a"), {"resources": [{"easings": {}}]}, 'resources have "easings"'),
        (
            {"type": "TouchWrapper", "onPress": [{"type": "OpenURL"}]},
            {},
            'onPress has a command "OpenURL"',
        ),
        ({"type": "Container", "data": "${7}"}, {}, "the data of a Container is no list"),
        ({"type": "VectorGraphic", "source": "cat"}, {}, 'there is no graphic "cat"'),
        (
            {"type": "VectorGraphic", "source": "dot"},
            {"graphics": {"dot": {"width": 1, "height": 1, "items": [{"type": "text"}]}}},
            'a graphic has an item of type "text"',
        ),
        (
            {"type": "VectorGraphic", "source": "dot"},
            {"graphics": {"dot": {"width": 1, "height": 1, "items": {"type": "path", "glow": 1}}}},
            'a path of a graphic has "glow"',
        ),
    ],
)
def test_what_the_renderer_does_not_know_is_a_fault(
    apl: AplHost, shown: dict[str, Any], parts: dict[str, Any], fault: str
) -> None:
    assert item(apl, shown, **parts).faults == [fault]


@pytest.mark.parametrize(
    ("shown", "problem"),
    [
        (text("a long line", width=30, height=20), "cut off: a long line"),
        (text("far out", position="absolute", left=930), "cut off: far out"),
        (text("one two three four", width=60, maxLines=1), "cut off: one two three four"),
        (
            {"type": "Frame", "width": 40, "height": 10, "item": text("boxed")},
            "cut off: boxed",
        ),
        (
            {
                "type": "Container",
                "items": [text("under"), text("over", position="absolute", left=5, top=2)],
            },
            "overlap: under / over",
        ),
        (
            {
                "type": "Container",
                "items": [
                    text("hidden"),
                    {
                        "type": "Frame",
                        "position": "absolute",
                        "width": 200,
                        "height": 50,
                        "backgroundColor": "#ff0000",
                    },
                ],
            },
            "covered: hidden",
        ),
    ],
)
def test_what_cannot_be_read_is_found(apl: AplHost, shown: dict[str, Any], problem: str) -> None:
    screen = {"type": "Container", "width": "100%", "height": "100%", "items": [shown]}
    assert item(apl, screen).problems() == [problem]


def button(label: str, **more: Any) -> dict[str, Any]:
    size = {"width": 60, "height": 60}
    frame = {"type": "Frame", **size, "backgroundColor": "#24344f", "borderRadius": 20}
    where = {"position": "absolute", **size, **more}
    return {"type": "TouchWrapper", "accessibilityLabel": label, **where, "item": frame}


@pytest.mark.parametrize(
    ("screen", "buttons", "problems"),
    [
        ("small-hub", [button("in", left=900, top=420)], []),
        ("small-hub", [button("out", left=910, top=0)], ["out of reach: out"]),
        (
            "small-hub",
            [button("one", left=0, top=0), button("two", left=50, top=0)],
            ["overlap: one / two"],
        ),
        ("round-hub", [button("in", left=210, top=400)], []),
        ("round-hub", [button("ring", left=210, top=415)], ["out of reach: ring"]),
        ("round-hub", [button("corner", left=360, top=360)], ["out of reach: corner"]),
    ],
)
def test_a_button_that_cannot_be_touched_is_found(
    apl: AplHost, screen: str, buttons: list[dict[str, Any]], problems: list[str]
) -> None:
    circle = "M50 2 A48 48 0 1 1 49.99 2"
    ring = {"type": "path", "pathData": circle, "stroke": "#ff9a4d", "strokeWidth": 3}
    around = {
        "type": "VectorGraphic",
        "source": "ring",
        "scale": "best-fit",
        "position": "absolute",
    }
    full = {"width": "100%", "height": "100%"}
    root = {"type": "Container", **full, "items": [{**around, **full}, *buttons]}
    document = {
        "type": "APL",
        "version": "1.6",
        "graphics": {
            "ring": {"type": "AVG", "version": "1.1", "width": 100, "height": 100, "items": [ring]}
        },
        "mainTemplate": {"item": root},
    }
    shown = apl.show(document, {}, VIEWPORTS[screen])
    assert (shown.faults, shown.problems()) == ([], problems)


def test_on_a_round_screen_the_corners_cannot_be_read(apl: AplHost) -> None:
    document = {"type": "APL", "version": "1.6", "mainTemplate": {"item": text("corner")}}
    assert apl.show(document, {}, VIEWPORTS["round-hub"]).problems() == ["cut off: corner"]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("plain", "plain"),
        ("${1 + 2 * 3}", 7),
        ("${(1 + 2) * 3 - 4 / 2 % 3}", 7),
        ("${-2 + +'3' - -1}", 2),
        ("${2 < 3 && !(3 <= 2) && 2 >= 2 && 3 > 2}", True),
        ("${1 == '1'}", False),
        ("${1 != '1'}", True),
        ("${null == scene.nothing}", True),
        ("${scene.nothing.more}", None),
        ("${scene.nothing ?? 'none'}", "none"),
        ("${0 ?? 5}", 0),
        ("${0 || 5}", 5),
        ("${false && nobody}", False),
        ("${true || nobody}", True),
        ("${scene.view == 'step' ? 'a' : 'b'}", "a"),
        ("${false ? 1 : true ? 2 : 3}", 2),
        ("${list[1] + list[-1]}", 50),
        ("${scene['view']}", "step"),
        ("${list.length}", 3),
        ("${scene.constructor}", None),
        ("${scene.view.length}", None),
        ("${String.slice(scene.view, 1, 3)}", "te"),
        ("${String.slice(scene.view, 9)}", ""),
        ("${String.slice(list[0], 1)}", "0"),
        ("Step ${list[0] / 10} of ${list.length}", "Step 1 of 3"),
        ("${'it\\'s } here'}", "it's } here"),
        ('${"a" + 1 + true + null}', "a1true"),
        ("@edge", 24),
        ("${@edge * 2}", 48),
        ("${Math.max(1, 5, 3) + Math.min(4, 2)}", 7),
        ("${Math.floor(1.7) + Math.ceil(1.2) + Math.round(2.5) + Math.abs(-1)}", 7),
        ("${Math.clamp(0, 7, 5)}", 5),
        ("${Math.sin(0) + Math.cos(0)}", 1),
        ("${.5 + 1e2}", 100.5),
        ("${true}", True),
    ],
)
def test_an_expression_means(apl: AplHost, expression: str, value: object) -> None:
    names = {"scene": {"view": "step"}, "list": [10, 20, 30]}
    assert apl.value(expression, names, {"edge": 24}) == value


@pytest.mark.parametrize(
    "expression",
    [
        "${",
        "${}",
        "${1 2}",
        "${a.}",
        "${a[1}",
        "${a ? 1}",
        "${a = 1}",
        "${`a`}",
        "${a; b}",
        "${(1}",
    ],
)
def test_what_is_no_expression_is_refused(apl: AplHost, expression: str) -> None:
    with pytest.raises(ValueError, match=r"not an expression|no end to"):
        apl.value(expression, {"a": 1, "b": 2}, {})
