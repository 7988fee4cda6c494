// What is pasted from Word or from a page into the story becomes Markdown; pasted as plain text, it stays as it is.

const LOOKS = /<(?:h[1-6]|ul|ol|table|strong|b|em|i|a|p|br|blockquote|img)\b/i;

/** Follow what is pasted into the sections of the story; `tell` says what was changed. */
export function followPasting(form, rules, tell) {
  form.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    if (!event.target.closest(".recit") || !LOOKS.test(html)) return;
    event.preventDefault();
    const { toMarkdown } = await import("./to-markdown.js");
    const { markdown, title, notices } = toMarkdown(html, rules);
    // A section has its own « ## »: what is pasted begins below.
    const text = [title && `### ${title}`, markdown.replace(/^#{1,2}(?= )/gm, "###")].filter(Boolean).join("\n\n");
    document.execCommand("insertText", false, text); // so that it can be undone
    tell(["Collé en Markdown : relisez.", ...notices].join(" "));
  });
}
