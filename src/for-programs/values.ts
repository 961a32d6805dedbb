import { linked, literal } from '../escape/markdown.ts';
import type { Fact, Value, Words } from '../page/values.ts';

/** Words with what is behind them. */
export const wordsLine = ({ text, href, note }: Words): string =>
	named(text, href) + (note === undefined ? '' : ` (${literal(note)})`);

/** A text, as a link where it leads somewhere. */
export const named = (text: string, href: string | undefined): string =>
	href === undefined ? literal(text) : linked(text, href);

/** A value as lines of Markdown. */
export function valueLines(value: Value): string[] {
	switch (value.form) {
		case 'words':
		case 'row':
			return [brief(value)];
		case 'list':
			return value.items.map((words) => `- ${wordsLine(words)}`);
		case 'facts':
			return factLines(value.facts);
		case 'table':
			return tableLines(
				value.columns,
				value.rows.map(({ cells }) => cells.map((cell) => (cell ? brief(cell) : ''))),
			);
		case 'cards':
			return value.cards.flatMap(({ title, facts }, i) => [
				...(i > 0 ? [''] : []),
				`### ${literal(title)}`,
				'',
				...factLines(facts),
			]);
	}
}

/** Facts as a list; one that is a list itself has its items below. */
export const factLines = (facts: readonly Fact[]): string[] =>
	facts.flatMap(({ label, value }) =>
		value.form === 'list'
			? [`- **${literal(label)}:**`, ...valueLines(value).map((line) => `  ${line}`)]
			: [`- **${literal(label)}:** ${brief(value)}`],
	);

/** A table whose cells are Markdown of one line. */
export const tableLines = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
	[heads.map(literal), heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** A value in one line. */
function brief(value: Value): string {
	switch (value.form) {
		case 'words':
			return wordsLine(value);
		case 'row':
			return value.items.map(wordsLine).join(', ');
		case 'list':
			return value.items.map(wordsLine).join('; ');
		case 'facts':
			return briefFacts(value.facts);
		case 'table':
			return value.rows.map(({ cells }) => cells.flatMap((cell) => (cell ? [brief(cell)] : [])).join(', ')).join('; ');
		case 'cards':
			return value.cards.map(({ title, facts }) => `${literal(title)} (${briefFacts(facts)})`).join('; ');
	}
}

const briefFacts = (facts: readonly Fact[]): string =>
	facts.map(({ label, value }) => `${literal(label)}: ${brief(value)}`).join('; ');
