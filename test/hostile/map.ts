import { lstatSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Change = readonly [pattern: RegExp, replacement: string];

// The cases write made-up fields; these say the same in ours. Only text changes, byte by byte, so that what makes a
// case hostile (tabs, line ends, marks, broken bytes) survives.
const everywhere: readonly Change[] = [
	[/^((?:\xef\xbb\xbf)?)kind: [\w-]+\r?\n/m, '$1'],
	[/^((?:\xef\xbb\xbf)?)id: .*\r?\n/m, '$1'],
	[/\brole-(\w+)/g, '$1'],
	[/^description:/m, 'summary:'],
];

const byFolder: Readonly<Record<string, readonly Change[]>> = {
	roles: [
		[/^((?:\xef\xbb\xbf)?title: .*?)(\r?)$/m, '$1$2\nmission: x'],
		[/reports_to/g, 'escalates_to'],
		[/^kpis:/m, 'not_responsible_for:'],
		[/- name:/g, '- what:'],
		[/^\s+target:.*\r?\n/gm, ''],
	],
	goals: [
		[/^(title: .*)$/m, '$1\noutcome: x'],
		[/^metrics:(?:\n .*)*\n?/m, ''],
		[/^due: (.*)$/m, 'horizon: {to: $1}'],
	],
	processes: [
		[/^steps:/m, 'activities:'],
		[/\bowner:/g, 'accountable:'],
		[/^ {4}after: .*\n/gm, ''],
		[/^( {4}title: .*)$/gm, '$1\n    stage: discover'],
		[/title: A,/g, 'title: A, stage: discover,'],
	],
	sessions: [
		[/^duration: PT60M/m, 'minutes: 60'],
		[/^agenda:/m, 'blocks:'],
		[/^ {2}- title: Welcome$/m, '  - id: welcome\n    title: Welcome\n    kind: frame'],
		[/^ {2}- title: Goals$/m, '  - id: goals\n    title: Goals\n    kind: close'],
		[/- \{title: A, minutes: 30\}/, '- {id: a, title: A, kind: work, minutes: 30}'],
		[/^start:.*$/m, 'minutes: 30'],
		[/^(?:timezone|repeat|count):.*\n/gm, ''],
	],
	coaching: [
		[/^notes:/m, 'summary:'],
		[/^(?:lang|roles|expires): .*\n/gm, ''],
		[/^updated: (.*)\nreviewed: (.*)$/m, 'reviewed: {on: $1}\nchanges: [{version: 1.0.0, date: $2, note: x}]'],
	],
	'handbook.yaml': [[/^lang:/m, 'language:']],
};

/** Rewrites a case below `root` to our fields; a coaching page, of which the cases ask nothing, becomes a guide. */
export function mapCase(root: string): void {
	for (const folder of readdirSync(root))
		for (const file of filesBelow(Buffer.from(join(root, folder)))) mapFile(file, folder);
	if (readdirSync(root).includes('coaching')) renameSync(join(root, 'coaching'), join(root, 'guides'));
}

/** Files by their names as bytes, since some are no UTF-8. */
function* filesBelow(path: Buffer): Generator<Buffer> {
	const stats = lstatSync(path);
	if (stats.isFile()) yield path;
	if (!stats.isDirectory()) return;
	for (const name of readdirSync(path, { encoding: 'buffer' }))
		yield* filesBelow(Buffer.concat([path, Buffer.from('/'), name]));
}

function mapFile(file: Buffer, folder: string): void {
	if (!/\.(?:ya?ml|mdx?)$/i.test(file.toString('latin1'))) return;
	const text = readFileSync(file, 'latin1');
	// UTF-16 is hostile enough as it is.
	if (text.startsWith('\xff\xfe')) return;
	// The largest cases are large in one field; the rest of their changes would only take time.
	const changes = text.length > 1_000_000 ? everywhere.slice(0, 2) : [...everywhere, ...(byFolder[folder] ?? [])];
	const mapped = changes.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), text);
	writeFileSync(file, mapped, 'latin1');
}
