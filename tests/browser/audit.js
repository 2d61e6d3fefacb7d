// What is wrong with a page for a reader's eyes and thumbs; run in the page, after opening whatever
// is folded. Returns one sentence for each fault, by its kind.
() => {
  const TARGET = 44, LEADING = 1.6;
  const BURMESE = /[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]/;
  const TALL = "ကြွှေ့ ဂျိုးနွံ့ ဌ္ဍ ဥက္ကဋ္ဌ";
  const found = { overflow: [], clipped: [], lines: [], targets: [] };
  const wide = document.documentElement.clientWidth;

  for (const fold of document.querySelectorAll("details")) fold.open = true;

  const named = (e) => {
    const own = e.id ? `#${e.id}` : e.name ? `[name="${e.name}"]` : "";
    const classes = typeof e.className === "string" ? e.className.trim().split(/\s+/).filter(Boolean) : [];
    const text = (e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 30);
    return e.localName + own + classes.map((name) => `.${name}`).join("") + (text ? ` “${text}”` : "");
  };
  const seen = (e) =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(".skip:not(:focus)");
  const ownText = (e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("");
  const number = (text) => parseFloat(text) || 0;
  const pen = document.createElement("canvas").getContext("2d");
  const drawn = (style, text) => {
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText(text);
  };
  const inkHeight = (style) => {
    const ink = drawn(style, TALL);
    return ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
  };
  const insideHeight = (e, style) => e.clientHeight - number(style.paddingTop) - number(style.paddingBottom);
  const insideWidth = (e, style) => e.clientWidth - number(style.paddingLeft) - number(style.paddingRight);

  // In units of the picture; by the ink, for the box of a Burmese font is far higher than a digit.
  const leavesPicture = (text, style) => {
    if (!text.getNumberOfChars()) return false;
    const frame = text.ownerSVGElement.viewBox.baseVal, box = text.getBBox();
    const baseline = text.getStartPositionOfChar(0).y, ink = drawn(style, text.textContent);
    return (
      box.x < frame.x - 0.5 || box.x + box.width > frame.x + frame.width + 0.5 ||
      baseline - ink.actualBoundingBoxAscent < frame.y - 0.5 ||
      baseline + ink.actualBoundingBoxDescent > frame.y + frame.height + 0.5
    );
  };
  const all = [...document.body.querySelectorAll("*")].filter(seen);

  if (document.documentElement.scrollWidth > wide)
    found.overflow.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${wide}`);
  for (const e of all) {
    const box = e.getBoundingClientRect();
    if (box.width && (box.right > wide + 0.5 || box.left < -0.5))
      found.overflow.push(`${named(e)} lies from ${box.left.toFixed(0)} to ${box.right.toFixed(0)} of ${wide}`);
  }

  for (const e of all) {
    const style = getComputedStyle(e);
    const hides = (value) => value === "hidden" || value === "clip";
    if (e.localName === "text" && e.ownerSVGElement.hasAttribute("viewBox") && leavesPicture(e, style))
      found.clipped.push(`${named(e)} leaves its picture`);
    if (e.matches(".unseen") || e instanceof SVGElement) continue;
    if (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      found.clipped.push(`${named(e)}: ${e.scrollWidth} px of text in ${e.clientWidth}`);
    // The browser centres the line of a text field over its padding: it is cut by the border only.
    const air = e.localName === "input" ? number(style.paddingTop) + number(style.paddingBottom) : 0;
    if (hides(style.overflowY) && e.scrollHeight - air > e.clientHeight + 1)
      found.clipped.push(`${named(e)}: text ${e.scrollHeight - air} px high in ${e.clientHeight}`);
    if (e.localName === "select") {
      const arrow = 20; // what the browser itself draws
      const most = Math.max(...[...e.options].map((option) => drawn(style, option.text).width));
      if (most > insideWidth(e, style) - arrow + 1)
        found.clipped.push(`${named(e)}: its widest answer takes ${most.toFixed(0)} of ${insideWidth(e, style) - arrow} px`);
    }
  }

  for (const e of [...all, ...document.querySelectorAll("option")]) {
    const field = e.matches("input:not([type=radio], [type=checkbox], [type=hidden]), select");
    const inBurmese = BURMESE.test(ownText(e)) || (field && document.documentElement.lang === "my");
    if (!inBurmese || e instanceof SVGElement) continue;
    const style = getComputedStyle(e), size = number(style.fontSize);
    if (style.lineHeight === "normal") {
      const font = drawn(style, TALL);
      const leading = (font.fontBoundingBoxAscent + font.fontBoundingBoxDescent) / size;
      if (!field && leading < LEADING) found.lines.push(`${named(e)}: its font alone gives ${leading.toFixed(2)}`);
    } else if (number(style.lineHeight) / size < LEADING - 0.001)
      found.lines.push(`${named(e)}: ${(number(style.lineHeight) / size).toFixed(2)}`);
    if (field && insideHeight(e, style) < Math.max(inkHeight(style), LEADING * size) - 0.5)
      found.lines.push(`${named(e)}: ${insideHeight(e, style).toFixed(1)} px for letters ${inkHeight(style).toFixed(1)} px high`);
  }

  // A link in the middle of a sentence is as high as its line; one that stands alone is a target.
  const inSentence = (link) => {
    const around = link.closest("p, li, dd, td");
    if (!around) return false;
    const links = [...around.querySelectorAll("a")].map((a) => a.textContent).join("");
    return around.textContent.replace(/\s/g, "").length > links.replace(/\s/g, "").length;
  };
  const pressed = "a[href], button:not(.unseen), summary, label.choice, input:not([type=radio], [type=checkbox], [type=hidden]), select";
  for (const e of document.querySelectorAll(pressed)) {
    if (!seen(e) || (e.localName === "a" && inSentence(e))) continue;
    const box = e.getBoundingClientRect();
    if (box.height < TARGET - 0.01 || box.width < TARGET - 0.01)
      found.targets.push(`${named(e)}: ${box.width.toFixed(0)}×${box.height.toFixed(1)} px`);
  }
  return found;
}
