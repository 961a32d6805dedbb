import { visible, visibleLines } from './terminal.ts';

/**
 * A workflow command, which GitHub shows on the lines of a pull request, escaped as its runner reads it: a text can
 * give no command of its own. The toolkit for actions says the same with a client for HTTP beside it.
 */
export function workflowCommand(
	command: 'error' | 'warning' | 'notice',
	properties: Readonly<Record<string, string | number>>,
	message: string,
): string {
	const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
	return `::${command} ${list.join(',')}::${data(visibleLines(message))}\n`;
}

const data = (text: string) => text.replace(/%/g, '%25').replace(/\n/g, '%0A');
const property = (text: string) => data(visible(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');
