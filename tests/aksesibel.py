"""axe-core on a page that a browser shows: what it finds against WCAG 2.2 AA and good practice."""

from pathlib import Path

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text()

# Only what is wrong is described in full. Of what axe can fetch beforehand only the media: style sheets are asked for
# by rules that are not among these.
_PERIKSA = """async () => {
  const hasil = await axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    preload: {assets: ["media"]},
  });
  return hasil.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 120)}`));
}"""


def pelanggaran(halaman) -> list[str]:
    """What is wrong, each as the rule and the beginning of what breaks it."""
    if not halaman.evaluate("() => 'axe' in window"):
        halaman.evaluate(AXE)
    return halaman.evaluate(_PERIKSA)
