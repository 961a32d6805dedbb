/** Text with control and ordering characters written out, so that a playbook cannot steer a terminal or a log. One line stays one line. */
export const visible = (text: string): string =>
	text.replace(
		/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/** The same for a text that has several lines of its own. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');
