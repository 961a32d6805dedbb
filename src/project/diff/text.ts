import { visible } from '../../escape/terminal.ts';
import { groupsOf, headings, headline, namesPlaybook, objections, type Report, reachWords } from './report.ts';
import { plain } from './sentence.ts';

/** A difference as lines for a terminal or a log. */
export function formatText(report: Report): string {
	const lines = [`${headline(report)}, from ${report.from} to ${report.to}.`];
	for (const [topic, list] of groupsOf(report)) {
		lines.push('', headings[topic]);
		for (const change of list) {
			lines.push(`  ${plain(change.sentence)}`);
			const place = namesPlaybook(change.sentence, change) ? [] : [`In "${change.title}"`];
			const about = [...place, ...[reachWords(change, (title) => title)].filter(Boolean)].join('. ');
			if (about) lines.push(`    ${about}.`);
		}
	}
	for (const [label, list] of [
		['Findings it brings', report.brought],
		['Findings it mends', report.fixed],
	] as const) {
		if (list.length === 0) continue;
		lines.push('', label);
		for (const { severity, rule, source, message } of list)
			lines.push(`  ${severity} ${rule} ${source.path}: ${message}`);
	}
	for (const [words, titles] of objections(report)) lines.push('', words, ...titles.map((title) => `  ${title}`));
	return `${lines.map(visible).join('\n')}\n`;
}
