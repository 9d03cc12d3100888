namespace ConfigLint.LiveTests;

/// <summary>What is asked of a page in the browser, in its own language.</summary>
static class PageChecks
{
    const string Helpers = """
        const seen = e => e.checkVisibility();
        const links = () => [...document.querySelectorAll('a')].filter(seen);
        const nameOf = a => `${a.getAttribute('href')} ${a.textContent.trim().slice(0, 40)}`;
        """;

    /// <summary>Every link that can be seen, in the order of the page.</summary>
    public const string Links = $$"""(() => { {{Helpers}} return links().map(nameOf); })()""";

    /// <summary>The link that has the focus, and shows it.</summary>
    public const string Focused = $$"""
        (() => { {{Helpers}}
            const a = document.activeElement;
            return a.matches('a') && getComputedStyle(a).outlineStyle === 'none' ? 'no visible focus on ' + nameOf(a) : nameOf(a);
        })()
        """;

    /// <summary>All that is wrong with the page, in words.</summary>
    public const string Faults = $$"""
        (() => { {{Helpers}}
            const faults = [];
            if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
            for (const a of links()) {
                const target = document.getElementById(a.getAttribute('href').slice(1));
                if (!target || !seen(target)) faults.push(`${nameOf(a)} leads nowhere`);
            }
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            if (new Set(ids).size !== ids.length) faults.push('an id is there twice');
            for (const svg of [...document.querySelectorAll('.drawing svg')].filter(seen)) {
                const view = svg.viewBox.baseVal;
                const inside = (inner, outer) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
                const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
                const texts = [...svg.querySelectorAll('text')].map(e => ({ words: e.textContent, box: e.getBBox(), around: e.parentNode.querySelector('rect').getBBox() }));
                if (texts.length === 0) faults.push('a drawing has no text');
                for (const [i, text] of texts.entries()) {
                    if (!inside(text.box, view) || !inside(text.box, text.around)) faults.push(`"${text.words}" sticks out`);
                    for (const other of texts.slice(i + 1)) if (meet(text.box, other.box)) faults.push(`"${text.words}" and "${other.words}" overlap`);
                }
                const boxes = [...svg.querySelectorAll('.hop > a:first-of-type > rect, .client > rect')].map(e => e.getBBox());
                for (const [i, box] of boxes.entries()) if (!inside(box, view) || boxes.slice(i + 1).some(other => meet(box, other))) faults.push('two hops overlap, or one is cut off');
                const scale = svg.getBoundingClientRect().width / view.width;
                if (13 * scale < 11) faults.push(`the drawing's text is ${13 * scale} px high`);
            }
            const rgb = text => text.match(/[\d.]+/g).map(Number);
            const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const isClear = color => color === 'transparent' || (rgb(color).length === 4 && rgb(color)[3] === 0);
            const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!isClear(c)) return c; } return 'rgb(255, 255, 255)'; };
            let counted = 0;
            for (const e of [...document.body.querySelectorAll('*')].filter(e => seen(e) && !e.matches('title') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))) {
                const style = getComputedStyle(e);
                const isSvg = e instanceof SVGElement;
                const [front, back] = isSvg ? [style.fill, getComputedStyle(e.parentNode.querySelector('rect')).fill] : [style.color, ground(e)];
                const [high, low] = [light(rgb(front)), light(rgb(back))].sort((a, b) => b - a);
                const contrast = (high + 0.05) / (low + 0.05);
                counted++;
                if (contrast < 4.5) faults.push(`"${e.textContent.trim().slice(0, 30)}" has a contrast of ${contrast.toFixed(2)}: ${front} on ${back}`);
            }
            if (counted < 20) faults.push('hardly any text was found');
            return faults;
        })()
        """;
}
