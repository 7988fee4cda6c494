"""What a test sees of the keyboard's focus."""

FOCUS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    const within = (place, size) => Math.min(Math.max(place, 0), size - 1);
    const x = within(box.left + 2, innerWidth), y = within(box.top + box.height / 2, innerHeight);
    const hit = document.elementFromPoint(x, y);
    return {
        name: (at.getAttribute('aria-label') || at.innerText || at.tagName).trim().slice(0, 60),
        body: at === document.body,
        shown: at.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height > 1
            && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        covered: hit !== null && !at.contains(hit) && !hit.contains(at)
            && ['fixed', 'sticky'].includes(getComputedStyle(hit).position),
    }; }"""
"""What can be said of the element that has the focus."""
