"""The filters of the page, as a reader meets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.model import Claim
from tests.maps.claims import CLAIMS, OPPOSITION_TOLL, RUSSIAN_COMMAND, TALBISEH, UNPLACED
from tests.maps.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

ACTORS = (
    replace(RUSSIAN_COMMAND, target_actor="is; not_rebels"),
    replace(OPPOSITION_TOLL, target_actor="civilians", attacker="us_coalition"),
    replace(OPPOSITION_TOLL, claim_id="c3", target_kind="market", attacker="unknown"),
)


def visible(page: Page) -> list[str]:
    return sorted(page.evaluate("strikemap.visible()"))


def facet(page: Page, kind: str) -> Locator:
    """A kind's boxes, unfolded as a reader does."""
    more = page.locator("#sm-more")
    if more.get_attribute("open") is None:
        more.locator("summary").first.click()
    box = page.locator(f"[data-kind={kind}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box


def options(box: Locator) -> dict[str, str]:
    """The count beside each value."""
    names = box.locator("li label > span:first-of-type > bdi").all_text_contents()
    return dict(zip(names, box.locator("li .sm-count").all_text_contents(), strict=True))


@pytest.mark.parametrize(
    ("claims", "kind", "counts"),
    [
        (CLAIMS, "target_kind", {"command": "1", "training camp": "1", "ammunition": "1"}),
        (
            ACTORS,
            "target_actor",
            {"Islamic State": "1", "not Rebels": "1", "Civilians": "1", "not said": "1"},
        ),
        (ACTORS, "attacker", {"Russia": "1", "US-led coalition": "1", "not said": "1"}),
        (CLAIMS, "stance", {"asserts": "4", "denies": "1"}),
        (CLAIMS, "admin1", {"Homs": "3", "Hama": "1", "none given": "1"}),
        (CLAIMS, "place", {"Talbiseh": "3", "Hama governorate": "1"}),
        (
            CLAIMS,
            "precision",
            {
                "town or village": "3",
                "somewhere in the governorate": "1",
                "no place found": "1",
            },
        ),
    ],
)
def test_each_kind_offers_its_values_with_counts_in_words(
    opened: Opener, claims: tuple[Claim, ...], kind: str, counts: dict[str, str]
) -> None:
    found = options(facet(opened(claims), kind))
    assert found.items() >= counts.items()


def test_values_of_one_kind_add_up_and_kinds_narrow_down(opened: Opener) -> None:
    page = opened()
    kinds = facet(page, "target_kind")
    kinds.get_by_label("command").check()
    assert visible(page) == ["c1"]
    kinds.get_by_label("training camp").check()
    assert visible(page) == ["c1", "c4"]
    facet(page, "admin1").get_by_label("Hama").check()
    assert visible(page) == ["c4"]
    kinds.get_by_label("training camp").uncheck()
    assert visible(page) == []
    kinds.get_by_label("command").uncheck()
    assert visible(page) == ["c4"], "with nothing ticked all is shown"


def test_what_is_not_said_can_be_chosen(opened: Opener) -> None:
    page = opened()
    facet(page, "target_kind").get_by_label("not said").check()
    assert visible(page) == ["c2", "c3"]


def test_counts_follow_the_other_kinds_and_not_their_own(opened: Opener) -> None:
    page = opened()
    kinds, stances = facet(page, "target_kind"), facet(page, "stance")
    stances.get_by_label("denies").check()
    assert options(stances) == {"asserts": "4", "denies": "1"}
    assert options(kinds) == {
        "command": "0",
        "training camp": "0",
        "ammunition": "0",
        "not said": "1",
    }
    page.evaluate("strikemap.filter({ since: '2015-10-01' })")
    assert options(stances) == {"asserts": "0", "denies": "1"}


def test_a_kind_with_one_value_is_not_offered(opened: Opener) -> None:
    page = opened([RUSSIAN_COMMAND])
    expect(page.locator("#sm-more details")).to_have_count(0)
    expect(page.locator("#sm-more")).to_be_hidden()


def test_chips_say_what_is_filtered_and_take_it_off(opened: Opener) -> None:
    page = opened()
    filter = {
        "side": ["russian"],
        "target_kind": ["command", "ammunition"],
        "since": "2015-09-30",
        "text": "post",
    }
    page.evaluate("filter => strikemap.filter(filter)", filter)
    chips = page.get_by_role("list", name="Filters that are on").get_by_role("button")
    expect(chips).to_have_text(
        [
            "Who makes the claim: Russian officials and state media",
            "Claimed target: command",
            "Claimed target: ammunition",
            "Days: since 30 Sep 2015",
            "Words: “post”",
        ]
    )
    chips.nth(1).click()
    expect(chips).to_have_count(4)
    expect(chips.nth(1)).to_be_focused()
    expect(chips.nth(1)).to_have_accessible_name("Claimed target: ammunition, take this filter off")
    assert page.evaluate("strikemap.state()") == filter | {"target_kind": ["ammunition"]}
    for left in (3, 2, 1, 0):
        chips.nth(0).click()
        expect(chips).to_have_count(left)
    assert page.evaluate("strikemap.state()") == {}
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_show_all_takes_every_filter_off(opened: Opener) -> None:
    page = opened()
    everything = page.get_by_role("button", name="Show all claims")
    expect(everything).to_be_hidden()
    facet(page, "stance").get_by_label("denies").check()
    page.get_by_role("searchbox", name="Search").fill("nothing has this")
    everything.click()
    assert page.evaluate("strikemap.state()") == {}
    expect(everything).to_be_hidden()
    expect(facet(page, "stance").get_by_label("denies")).not_to_be_checked()


@pytest.mark.parametrize("text", ["تلبيسة", "تَلْبيسه", "Talbisa", "tel-biseh", "Тальбиса"])
def test_a_place_is_found_by_its_names_in_any_script(opened: Opener, text: str) -> None:
    claims = [replace(RUSSIAN_COMMAND, quote=""), UNPLACED]
    page = opened(claims)
    page.get_by_role("searchbox", name="Search").fill(text)
    assert visible(page) == ["c1"]


def test_a_place_among_many_is_found_by_name(opened: Opener) -> None:
    others = [
        replace(
            TALBISEH, claim_id=f"o{n}", place_id=f"other-{n}", place=f"Other {n}", lat=35 + n / 99
        )
        for n in range(80)
    ]
    page = opened([*CLAIMS, *others])
    places = facet(page, "place")
    expect(places.get_by_role("checkbox")).to_have_count(50)
    expect(places).to_contain_text("32 more: find them by name.")
    places.get_by_role("searchbox").fill("تلبيسة")
    expect(places.get_by_role("checkbox")).to_have_count(1)
    places.get_by_label("Talbiseh").check()
    assert visible(page) == ["c1", "c2", "c3"]
    places.get_by_role("searchbox").fill("no such place")
    expect(places).to_contain_text("Nothing has that name.")


def test_boxes_are_ticked_by_keyboard(opened: Opener) -> None:
    page = opened()
    page.locator("#sm-more > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("training camp")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    state = page.evaluate("strikemap.state()")
    assert list(state) == ["target_kind"]
    assert len(state["target_kind"]) == 1


@pytest.mark.parametrize("width", [360, 1440])
def test_all_filters_unfolded_fit_the_window(opened: Opener, width: int) -> None:
    long = "Ж" * 200
    page = opened(
        [*CLAIMS, replace(TALBISEH, claim_id="long", place_id="", place=long, admin1=long)]
    )
    page.set_viewport_size({"width": width, "height": 740})
    for kind in ("place", "admin1", "precision", "target_kind"):
        facet(page, kind)
    page.evaluate("long => strikemap.filter({ place: long, text: long })", long)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.locator("#sm-more li").all():
        assert box.bounding_box()["height"] >= 24  # type: ignore[index]
