"""The claims as a layer of somebody's own folium map, and somebody's own layers on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import folium
import pytest
from branca.element import Element
from playwright.sync_api import expect

import maps
from geo.errors import GeoError
from geo.frame import to_frame
from maps.assets import asset
from tests.maps.claims import CLAIMS, RUSSIAN_COMMAND

if TYPE_CHECKING:
    from playwright.sync_api import Page

LINKS = re.compile(r'<(?:link|script)[^>]*"https://[^>]*>(?:</script>)?')


def own_map(*layers: Element) -> folium.Map:
    drawn = folium.Map(location=(34.9, 36.9), zoom_start=8, tiles=None)
    for layer in layers:
        layer.add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def open_offline(drawn: folium.Map, page: Page, path: Path) -> None:
    """Open a plain folium map with Leaflet in the place of its links to the net."""
    leaflet = f"<style>{asset('leaflet.css')}</style><script>{asset('leaflet.js')}</script>"
    html = LINKS.sub("", drawn.get_root().render()).replace("<head>", f"<head>{leaflet}", 1)
    path.write_text(html, encoding="utf-8")
    page.goto(path.as_uri())
    page.evaluate("strikemap.ready.then(() => null)")


@pytest.mark.browser
def test_folium_switches_the_sides(page: Page, tmp_path: Path) -> None:
    open_offline(own_map(maps.ClaimsLayer(to_frame(CLAIMS))), page, tmp_path / "own.html")
    control = page.locator(".leaflet-control-layers-overlays")
    expect(control.locator("label")).to_have_text(
        [re.compile("Russian officials"), re.compile("Syrian opposition")]
    )
    control.get_by_label("Russian officials").uncheck()
    assert page.evaluate("strikemap.visible()") == ["c2", "c3"]
    page.evaluate("strikemap.filter({})")
    expect(control.get_by_label("Russian officials")).to_be_checked()


@pytest.mark.browser
def test_a_mark_opens_a_popup_with_the_claims(page: Page, tmp_path: Path) -> None:
    open_offline(own_map(maps.ClaimsLayer(to_frame(CLAIMS))), page, tmp_path / "own.html")
    at = page.evaluate("strikemap.map.latLngToContainerPoint([34.8411, 36.7308])")
    page.mouse.click(at["x"], at["y"])
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("Talbiseh")
    expect(popup.locator(".sm-claim")).to_have_count(3)


@pytest.mark.browser
def test_it_lies_beside_other_layers_and_other_claims(page: Page, tmp_path: Path) -> None:
    other = to_frame([replace(RUSSIAN_COMMAND, claim_id="other")])
    drawn = own_map(
        maps.ClaimsLayer(to_frame(CLAIMS)),
        maps.ClaimsLayer(other, name="Later"),
        folium.FeatureGroup(name="mine"),
    )
    open_offline(drawn, page, tmp_path / "own.html")
    expect(page.locator(".leaflet-control-layers-overlays label")).to_have_text(
        [
            "Russian officials and state media",
            "Syrian opposition and activists",
            "Later: Russian officials and state media",
            "mine",
        ]
    )
    assert drawn.get_root().render().count(asset("strikemap.js")) == 1


@pytest.mark.browser
def test_a_hostile_side_is_a_harmless_layer_name(page: Page, tmp_path: Path) -> None:
    side = "<img src=x onerror=window.ran=1>${window.ran=1}`\\{{ 7*7 }}"
    frame = to_frame([replace(RUSSIAN_COMMAND, side=side)])
    open_offline(own_map(maps.ClaimsLayer(frame)), page, tmp_path / "own.html")
    label = page.locator(".leaflet-control-layers-overlays label")
    expect(label).to_have_text(side)
    label.locator("input").uncheck()
    assert page.evaluate("strikemap.visible().then((ids) => [ids.length, window.ran])") == [0, None]


@pytest.mark.browser
def test_the_page_takes_other_layers_without_asking_the_net(page: Page, tmp_path: Path) -> None:
    built = maps.build(to_frame(CLAIMS))
    folium.Marker((35.0, 38.0), tooltip="mine").add_to(built)
    folium.LayerControl().add_to(built)
    maps.save(built, tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("strikemap.ready.then(() => null)")
    icon = page.locator("img.leaflet-marker-icon")
    expect(icon).to_have_attribute("src", re.compile("^data:"))
    assert icon.evaluate("image => image.naturalWidth") > 0


def test_a_frame_that_holds_no_claims_is_refused() -> None:
    frame = to_frame(CLAIMS)
    with pytest.raises(GeoError, match="quote"):
        maps.ClaimsLayer(frame.drop(columns="quote"))
