import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

type Change = readonly [pattern: RegExp, replacement: string];

// The cases write made-up fields; these say the same in ours. Only text changes, byte by byte, so that what makes a
// case hostile (tabs, line ends, marks, broken bytes) survives. A line takes the place of a line.
const everywhere: readonly Change[] = [
	// Our ids come from the path; one that attacks becomes another text that is shown.
	[/^id: (".*)$/m, 'aliases: [$1]'],
	[/^id: .*(?:\r\n|\r|\n)/m, ''],
	[/\brole-ch(\d+)/g, 'chain/r$1'],
	[/\brole-(\w)/gi, '$1'],
	[/^description:/m, 'summary:'],
];

const byFolder: Readonly<Record<string, readonly Change[]>> = {
	roles: [
		[/^((?:\xef\xbb\xbf)?)kind: role/m, '$1mission: A stand-in.'],
		[/^reports_to:/m, 'escalates_to:'],
		[/^kpis:/m, 'not_responsible_for:'],
		[/- name:/g, '- what:'],
		[/^\s+target: .*\n/gm, ''],
	],
	goals: [
		[/^kind: goal/m, 'outcome: A stand-in.'],
		[/^metrics:\n(?: .*\n?)*/m, ''],
		[/^due: (.*)$/m, 'horizon: {to: $1}'],
		[/^also:/m, 'sponsor:'],
	],
	processes: [
		[/^kind: process/m, 'goal: grow-pipeline'],
		[/^steps:/m, 'activities:'],
		[/\bowner:/g, 'stage: discover\n    accountable:'],
		[/^ {4}after: .*\n/gm, ''],
	],
	sessions: [
		[/^kind: session-template/m, 'purpose: A stand-in.'],
		[/^duration: PT60M/m, 'minutes: 60'],
		[/^agenda:/m, 'blocks:'],
		[/^ {2}- title: (\w+)$/gm, '  - id: block\n    kind: work\n    title: $1'],
		[/(- id: )block(\n.*\n.*\n.*\n.*- id: )block/, '$1welcome$2goals'],
	],
	// The cases about a calendar are meetings at a time.
	communities: [
		[/^kind: session-template/m, 'purpose: A stand-in.'],
		[/^agenda:\n.*\n/m, ''],
		[/^start: ([^T]*)T(.*)$/m, 'cadence:\n  every: week\n  starts: $1\n  at: "$2"'],
		[/^timezone:/m, '  timezone:'],
		[/^duration: PT(\d+)H/m, '  duration: $1 hours'],
		[/^end: ([^T]*)T.*$/m, ''],
		[/^(?:repeat|count): .*\n/gm, ''],
	],
	coaching: [
		[/^kind: coaching-guide\r?\n/m, ''],
		[/^roles: \[(\w+).*\]$/m, 'owner: $1'],
		[/^notes:/m, 'summary:'],
		[/^lang: .*\n/m, ''],
		[/^updated: (.*)$/m, 'reviewed: {on: $1}'],
		[/^reviewed: ([^{].*)$/m, 'changes:\n  - {version: 1.0.0, date: $1, note: A stand-in.}'],
		[/^expires: (.*)$/m, '  - {version: 1.1.0, date: $1, note: A stand-in.}'],
	],
	// What a case of these few playbooks leaves undone is not what it is about.
	'handbook.yaml': [[/^lang:/m, 'profile: starter\nlanguage:']],
};

/** A way to the one playbook of the base that nothing else names. */
const leadOn = 'Ask open questions after the [kick-off](../sessions/kickoff.md).';

/** Rewrites a case below `root` to our fields; a coaching page, of which the cases ask nothing, becomes a guide. */
export function mapCase(root: string): void {
	moveMeetings(root);
	for (const folder of readdirSync(root))
		for (const file of filesBelow(Buffer.from(join(root, folder)))) mapFile(file, folder);
	if (existsSync(join(root, 'coaching'))) renameSync(join(root, 'coaching'), join(root, 'guides'));
}

function moveMeetings(root: string): void {
	const sessions = join(root, 'sessions');
	if (!existsSync(sessions)) return;
	for (const file of readdirSync(sessions)) {
		if (!/^start: /m.test(readFileSync(join(sessions, file), 'latin1'))) continue;
		mkdirSync(join(root, 'communities'), { recursive: true });
		renameSync(join(sessions, file), join(root, 'communities', file));
	}
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
	// The fields come first; what follows may be megabytes.
	const end = /ya?ml$/i.test(String(file)) ? text.length : /\n---\r?\n|$/.exec(text.slice(0, 65_536))!.index + 1;
	const changes = [...everywhere, ...(byFolder[folder] ?? [])];
	let facts = text.slice(0, end);
	for (const [pattern, replacement] of changes) facts = facts.replace(pattern, replacement);
	writeFileSync(file, facts + text.slice(end).replace('Ask open questions.', leadOn), 'latin1');
}

if (process.argv[1] === import.meta.filename) mapCase(process.argv[2]!);
