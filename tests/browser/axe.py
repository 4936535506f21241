"""What axe-core finds on a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "validators" / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """Everything that axe-core objects to, whatever its impact."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    page.evaluate("() => { axe.run().then(({ violations }) => { window.found = violations; }); }")
    while (found := page.evaluate("() => window.found")) is None:
        page.clock.run_for(10)
    page.evaluate("() => { delete window.found; }")
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def overflowing(page: Page) -> list[str]:
    """What is wider than the window, and is not within something that scrolls by itself."""
    return list(page.evaluate(_OVERFLOWING))


_OVERFLOWING = """() => {
  const found = document.scrollingElement.scrollWidth > innerWidth ? ["the page scrolls"] : [];
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("body *")) {
    const { left, right, width } = element.getBoundingClientRect();
    const fits = !width || !element.checkVisibility() || (left >= 0 && right <= innerWidth);
    if (fits || scrolls(element)) continue;
    found.push(element.outerHTML.slice(0, 80));
  }
  return found;
}"""
