namespace ConfigLint.Cli.Graph.Html;

/// <summary>The style sheet of the page.</summary>
internal static class PageStyle
{
    /// <summary>
    /// All text has a contrast of 4.5 or more in light and dark. A path of n columns is drawn from left to right (class cn) where it fits the screen
    /// unscaled or nearly so.
    /// </summary>
    public const string Text = """

        :root { color-scheme: light dark; --page: #fafaf8; --card: #fff; --text: #1c2228; --soft: #59636e; --line: #d5d9dd; --accent: #1b5e8c; --bar: #7f9cb5; --lane: #eceff1;
          --error: #b3261e; --warning: #855300; --note: #1b5e8c; --error-bg: #fdeceb; --warning-bg: #fdf3df; --note-bg: #e8f2f9; --space: 16px; }
        @media (prefers-color-scheme: dark) { :root { --page: #13171b; --card: #1b2026; --text: #e6e9ec; --soft: #a5afb9; --line: #39424b; --accent: #8ecbff; --bar: #5b7f9e; --lane: #272e35;
          --error: #ff9f95; --warning: #f2c063; --note: #8ecbff; --error-bg: #3a201f; --warning-bg: #33290f; --note-bg: #14293a; } }
        * { box-sizing: border-box; }
        html { scroll-padding-top: var(--space); -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 1480px; margin: 0 auto; padding: calc(1.5 * var(--space)) var(--space) calc(4 * var(--space)); }
        h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; text-wrap: balance; }
        h1 { font-size: 1.75rem; margin: 0 0 4px; font-weight: 650; }
        h2 { font-size: 1.35rem; margin: calc(2 * var(--space)) 0 8px; font-weight: 650; }
        h3 { font-size: 1.1rem; margin: calc(2 * var(--space)) 0 8px; font-weight: 650; }
        h4 { font-size: 1rem; margin: 0 0 4px; font-weight: 650; }
        p { margin: 0 0 8px; max-width: 80ch; overflow-wrap: anywhere; }
        a { color: var(--accent); text-underline-offset: 2px; }
        a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
        code { font: 0.875em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        .origin, .where, .default, .unknown, h4 .name, figcaption { color: var(--soft); font-weight: 400; }
        .after { margin-top: 8px; }
        .origin, figcaption { font-size: 0.875rem; }
        nav ul, ol, .links { list-style: none; margin: 0; padding: 0; }
        nav li { margin-bottom: 4px; }
        .drawing { padding: var(--space); background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
        .drawing svg { display: block; height: auto; max-width: 100%; }
        .tall, .only { margin: 0; }
        .wide, .to-wide { display: none !important; }
        svg text { font: 13px system-ui, sans-serif; fill: var(--text); }
        svg text.server { font-weight: 650; }
        svg text.name { fill: var(--soft); }
        .hop rect, .client rect { fill: var(--page); stroke: var(--soft); stroke-width: 1; }
        .hop.error > a:not(.mark) > rect { stroke: var(--error); stroke-width: 2; } .hop.warning > a:not(.mark) > rect { stroke: var(--warning); stroke-width: 2; } .hop.note > a:not(.mark) > rect { stroke: var(--note); }
        .stripe { stroke-width: 4; stroke: var(--note); } .error > a > .stripe { stroke: var(--error); } .warning > a > .stripe { stroke: var(--warning); }
        .hop a:hover rect { stroke: var(--accent); }
        .hop:target > a:not(.mark) > rect { stroke: var(--accent); stroke-width: 4; }
        .hop.repeat rect { stroke-dasharray: 3 3; }
        .link path { fill: none; stroke: var(--soft); stroke-width: 1.5; }
        .link.declared path { stroke-width: 3; } .link.probable path { stroke-dasharray: 6 4; }
        .link.error path { stroke: var(--error); stroke-width: 2.5; } .link.warning path { stroke: var(--warning); stroke-width: 2.5; } .link.note path { stroke: var(--note); }
        .link .cross { stroke-width: 3 !important; stroke-dasharray: none !important; stroke-linecap: round; }
        marker .tip { fill: var(--soft); }
        .mark rect { stroke: none; } .hop .mark text { font-size: 12px; font-weight: 650; }
        .hop .mark.error rect { fill: var(--error-bg); } .hop .mark.warning rect { fill: var(--warning-bg); } .hop .mark.note rect { fill: var(--note-bg); }
        .mark.error text { fill: var(--error); } .mark.warning text { fill: var(--warning); } .mark.note text { fill: var(--note); }
        .mark:hover text { text-decoration: underline; }
        .badge { display: inline-block; padding: 0 6px; border-radius: 4px; font-size: 0.8125rem; font-weight: 650; line-height: 1.5; text-decoration: none; white-space: nowrap; vertical-align: 1px; }
        .badge:hover { text-decoration: underline; }
        .badge.error { color: var(--error); background: var(--error-bg); } .badge.warning { color: var(--warning); background: var(--warning-bg); } .badge.note { color: var(--note); background: var(--note-bg); }
        .route h3 { margin-top: calc(2.5 * var(--space)); }
        .route h3 .arrow { color: var(--soft); font-weight: 400; }
        .summary { font-size: 1.0625rem; max-width: 90ch; }
        .charts { display: grid; gap: var(--space); grid-template-columns: minmax(0, 1fr); }
        figure { margin: 0; padding: var(--space); background: var(--card); border: 1px solid var(--line); border-radius: 12px; min-width: 0; }
        figcaption { margin-bottom: 12px; }
        .budget li, .funnel li { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px var(--space); padding: 4px 0; }
        .label { font-weight: 600; overflow-wrap: anywhere; text-decoration-thickness: 1px; }
        .amount { overflow-wrap: anywhere; } .amount b { font-weight: 650; } .amount code { color: var(--soft); }
        .track { position: relative; display: block; height: 22px; background: var(--lane); border-radius: 4px; }
        .track i { display: block; height: 100%; min-width: 2px; background: var(--bar); border-radius: 4px; }
        .track::after { content: ""; position: absolute; top: -5px; bottom: -5px; left: var(--first); border-left: 2px dashed var(--error); }
        .timeless .track::after { content: none; }
        .first .track i { background: var(--error); }
        .track .endless { background: linear-gradient(90deg, var(--bar), var(--bar) 70%, transparent); }
        .track .open { background: none; border: 2px dashed var(--soft); }
        .first em { font-style: normal; font-weight: 650; color: var(--error); white-space: nowrap; }
        .axis { padding-bottom: 20px; font-size: 0.8125rem; color: var(--soft); }
        .axis div { position: relative; border-top: 1px solid var(--soft); }
        .axis span { position: absolute; top: 2px; transform: translateX(-50%); white-space: nowrap; } .axis span:first-child { transform: none; }
        .funnel li { padding: 0; }
        .funnel svg { display: block; width: 100%; height: 34px; }
        .funnel polygon { fill: var(--bar); } .funnel .open { fill: none; stroke: var(--soft); stroke-width: 2; stroke-dasharray: 5 4; vector-effect: non-scaling-stroke; }
        .funnel .amount, .budget .amount { font-size: 0.9375rem; }
        .findings { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 600px), 1fr)); }
        .finding, .hop-card { padding: 12px var(--space); background: var(--card); border: 1px solid var(--line); border-radius: 12px; min-width: 0; }
        .finding { border-left: 5px solid var(--note); } .finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); }
        .finding.error .severity { color: var(--error); } .finding.warning .severity { color: var(--warning); } .finding.note .severity { color: var(--note); }
        .finding p:last-child, .hop-card p:last-child { margin-bottom: 0; }
        .finding:target, .hop-card:target { outline: 3px solid var(--accent); outline-offset: 2px; }
        .cards { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr)); }
        dl { margin: 8px 0; } dl div { display: grid; grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); gap: 0 12px; padding: 3px 6px; border-radius: 4px; }
        dl div.error { background: var(--error-bg); } dl div.warning { background: var(--warning-bg); } dl div.note { background: var(--note-bg); }
        dt { color: var(--soft); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; } dd b { font-weight: 650; }
        dl div.error :is(dt, .default, .origin), dl div.warning :is(dt, .default, .origin), dl div.note :is(dt, .default, .origin) { color: var(--text); }
        .links { border-top: 1px solid var(--line); padding-top: 8px; overflow-wrap: anywhere; }
        @media (min-width: 560px) { main { padding-inline: calc(1.5 * var(--space)); } .budget li, .funnel li { grid-template-columns: 9rem minmax(0, 1fr) 13rem; align-items: center; }
          .funnel svg { height: 100%; min-height: 34px; align-self: stretch; }
          .axis { padding-left: calc(9rem + var(--space)); padding-right: calc(13rem + var(--space)); } }
        @media (min-width: 1280px) { .charts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .budget li, .funnel li { grid-template-columns: 8rem minmax(0, 1fr) 12rem; }
          .axis { padding-left: calc(8rem + var(--space)); padding-right: calc(12rem + var(--space)); } }
        @media (min-width: 460px) { .c1 .wide, .c1 .to-wide { display: revert !important; } .c1 .tall, .c1 .to-tall { display: none; } }
        @media (min-width: 740px) { .c2 .wide, .c2 .to-wide { display: revert !important; } .c2 .tall, .c2 .to-tall { display: none; } }
        @media (min-width: 1040px) { .c3 .wide, .c3 .to-wide { display: revert !important; } .c3 .tall, .c3 .to-tall { display: none; } }
        @media (min-width: 1320px) { .c4 .wide, .c4 .to-wide { display: revert !important; } .c4 .tall, .c4 .to-tall { display: none; } }
        @media (min-width: 1440px) { .c5 .wide, .c5 .to-wide { display: revert !important; } .c5 .tall, .c5 .to-tall { display: none; } }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print { .drawing, figure, .finding, .hop-card { break-inside: avoid; } }

        """;
}
