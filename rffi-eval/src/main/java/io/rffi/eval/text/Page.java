package io.rffi.eval.text;

/** The frame around a report: one file, no script, for light and dark screens and for paper. */
public final class Page {
  private static final String TEMPLATE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>@title@</title>
      <style>
      :root { color-scheme: light dark; --line: #8886; --faint: #8881; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
      h1, h2, h3 { line-height: 1.2; margin: 1.6em 0 .5em; }
      p { max-width: 45rem; margin: .5em 0; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { padding: .25rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
      th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
      tr:nth-child(even) { background: var(--faint); }
      .figures { display: flex; flex-wrap: wrap; gap: 1rem; }
      figure { margin: 0; }
      img { max-width: 100%; height: auto; background: #fff; border-radius: 4px; display: block; }
      figcaption { font-size: .85rem; opacity: .8; }
      @media print { h3 { break-after: avoid; } figure { break-inside: avoid; } }
      </style>
      </head>
      <body>
      <h1>@title@</h1>
      <p>@lead@</p>
      @body@</body>
      </html>
      """;

  private Page() {}

  /**
   * A page.
   *
   * @param title a text
   * @param lead a text: what the page rests on
   * @param body HTML, put in as it is
   * @return the page
   */
  public static String of(String title, String lead, String body) {
    return TEMPLATE
        .replace("@title@", Html.escape(title))
        .replace("@lead@", Html.escape(lead))
        .replace("@body@", body);
  }
}
