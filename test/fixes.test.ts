import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../src/cli/fix.ts';
import type { Handbook } from '../src/core/handbook.ts';
import type { Source } from '../src/core/source.ts';
import { check, type Sources } from '../src/load.ts';

const sourcesOf = (texts: Record<string, string>): Sources =>
	new Map(Object.entries(texts).map(([path, text]): [string, Source] => [path, { path, text }]));
const fixable = ({ diagnostics }: Handbook) => diagnostics.filter(({ fix }) => fix?.length);
const everything = () => true;

/** How an author may have written the same facts. */
interface Hand {
	/** A list or set of fields, on one line or several. */
	readonly flow: boolean;
	/** Whether there are comments, each of which says which it is. */
	readonly comments: boolean;
	readonly indent: number;
	readonly lineBreak: '\n' | '\r\n';
	readonly quote: '' | '"' | "'";
}

const hand: fc.Arbitrary<Hand> = fc.record({
	flow: fc.boolean(),
	comments: fc.boolean(),
	indent: fc.constantFrom(2, 4),
	lineBreak: fc.constantFrom('\n', '\r\n'),
	quote: fc.constantFrom('', '"', "'"),
});

const sentence = fc.constantFrom(
	'The figures are agreed',
	'The customer said "yes", and in writing',
	"It's signed: both copies",
	'Sizing #4 is done',
	'[x] ticked, {y} filled',
	'true',
	'Größe bestätigt – 12 %',
	'- nothing is missing',
);

/** A handbook with something to mend for every fix there is, however it is written. */
const handbook = fc
	.record({
		hand,
		doneWhen: fc.option(sentence, { nil: undefined }),
		outputs: fc.subarray(['Sized solution', 'Price list', 'yes'], { minLength: 1 }),
		inputs: fc.subarray(['Sized solution', 'price list', 'Yes'], { minLength: 1 }),
		when: fc.boolean(),
		members: fc.subarray(['seller', 'former-lead'], { minLength: 1 }),
		minutes: fc.integer({ min: 5, max: 120 }),
		replacement: fc.constantFrom('head', 'specialist'),
		status: fc.constantFrom('retired', 'deprecated'),
	})
	.map(({ hand: { flow, comments, indent, lineBreak, quote }, ...facts }) => {
		let count = 0;
		const note = () => {
			count++;
			return comments ? ` # note ${count}` : '';
		};
		const alone = (depth: number) => (comments ? [`${' '.repeat(depth)}${note().trim()}`] : []);
		const list = (items: readonly string[], depth: number) =>
			flow
				? ` [${items.join(', ')}]${note()}`
				: `\n${items.map((item) => `${' '.repeat(depth)}- ${item}${note()}`).join('\n')}`;
		const ref = (slug: string) => `${quote}${slug}${quote}`;
		const text = (value: string) => JSON.stringify(value);
		const pad = ' '.repeat(indent);
		const step = flow
			? `${pad}    - {activity: propose${facts.when ? ', when: "All agree"' : ''}}${note()}`
			: [
					`${pad}    - activity: propose${note()}`,
					...(facts.when ? [...alone(indent + 6), `${pad}      when: All agree${note()}`] : []),
				].join('\n');
		const texts = {
			'roles/seller.yaml': [
				`title: Seller${note()}`,
				'mission: Knows what the customer needs.',
				`escalates_to:  ${ref('former-lead')}${note()}`,
			].join('\n'),
			'roles/specialist.yaml': 'title: Specialist\nmission: Sizes the solution.\n',
			'roles/head.yaml': 'title: Head of sales\nmission: Makes room.\nleadership: true\n',
			'roles/former-lead.yaml': `title: Former lead\nmission: Led.\nstatus: ${facts.status}\nreplaced_by: ${facts.replacement}\n`,
			'guides/who.md': '# Who\n\nAsk the [lead](../roles/former-lead.yaml "who led").\n',
			'sessions/clinic.yaml': [
				'title: Deal clinic',
				`minutes:   ${facts.minutes}${note()}`,
				`required:${list([ref('seller'), ref('specialist')], 2)}`,
				'blocks:',
				...alone(2),
				'  - {id: open, title: Open, kind: frame, minutes: 20}',
				'  - {id: work, title: Work, kind: work, minutes: 25}',
			].join('\n'),
			'communities/circle.yaml': [
				'title: Circle',
				...alone(0),
				`members:${list(facts.members.map(ref), indent)}`,
				'sessions: [clinic]',
				...alone(0),
			].join('\n'),
			'processes/sell.yaml': [
				'title: Sell',
				'activities:',
				`${pad}- id: size`,
				`${pad}  title: Size the solution`,
				`${pad}  stage: shape`,
				`${pad}  accountable: ${ref('specialist')}${note()}`,
				`${pad}  outputs: [${facts.outputs.map(text).join(', ')}]`,
				...(facts.doneWhen === undefined ? [] : [`${pad}  done_when: ${text(facts.doneWhen)}`]),
				`${pad}  next:`,
				step,
				...alone(indent),
				`${pad}- id: propose`,
				`${pad}  title: Write the proposal`,
				`${pad}  stage: shape`,
				`${pad}  accountable: seller`,
				`${pad}  inputs: [${facts.inputs.map(text).join(', ')}]`,
			].join('\n'),
		};
		return Object.fromEntries(Object.entries(texts).map(([path, one]) => [path, one.replaceAll('\n', lineBreak)]));
	});

describe('fixes', () => {
	test('need no second run, bring up nothing else and keep every comment and every other line', () => {
		const mended = new Map<string, number>();
		fc.assert(
			fc.property(handbook, (texts) => {
				const sources = sourcesOf(texts);
				const before = check(sources);
				const { sources: fixed } = fixAll(sources, everything);
				const after = check(fixed);

				expect(fixAll(fixed, everything)).toMatchObject({ fixes: 0, sources: fixed });
				const known = new Set(before.diagnostics.map(({ id }) => id));
				expect(after.diagnostics.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);

				const left = new Set(after.diagnostics.map(({ id }) => id));
				for (const { id, rule } of fixable(before)) if (!left.has(id)) mended.set(rule, (mended.get(rule) ?? 0) + 1);
				for (const [path, { text }] of sources) {
					const now = fixed.get(path)!.text;
					expect(now.match(/# note \d+/g)).toEqual(text.match(/# note \d+/g));
					expect(now.includes('\r\n')).toBe(text.includes('\r\n'));
					expect(now.replaceAll('\r\n', '').includes('\n')).toBe(text.replaceAll('\r\n', '').includes('\n'));
					const touched = fixable(before).flatMap(({ fix = [] }) => fix.filter(({ source }) => source.path === path));
					const lost = diffLines(text, now).filter(({ removed }) => removed);
					const lines = lost.flatMap(({ value }) => value.split(/(?<=\n)/));
					expect(lines.filter((line) => !touched.some((edit) => isOn(text, line, edit.range.start)))).toEqual([]);
				}
			}),
			{ numRuns: 150 },
		);
		expect([...mended.keys()].sort()).toEqual([
			'absent-member',
			'agenda-sum',
			'deprecated-reference',
			'retired-reference',
		]);
	});

	test('that would bring up something else are left to a person', () => {
		const sources = sourcesOf({
			'systems/crm.yaml': 'title: CRM\npurpose: Holds every customer.\nlevels: [read, edit]\n',
			'roles/old.yaml': `title: Old seller\nmission: Sold.\nstatus: deprecated\nreplaced_by: seller\naccess: [{system: crm, level: edit}]\n`,
			'roles/seller.yaml': 'title: Seller\nmission: Sells.\n',
			'processes/sell.yaml': [
				'title: Sell',
				'activities:',
				'  - id: call',
				'    title: Call the customer',
				'    stage: shape',
				'    accountable: old',
				'    responsible: [old]',
				'    systems: [{system: crm, level: edit}]',
			].join('\n'),
		});
		expect(fixable(check(sources)).map(({ rule }) => rule)).toEqual(['deprecated-reference', 'deprecated-reference']);
		const { sources: fixed } = fixAll(sources, everything);
		// Whoever is to do the work cannot open the system; whoever answers for it need not.
		expect(fixed.get('processes/sell.yaml')!.text).toContain('accountable: seller\n    responsible: [old]');
	});
});

/** Whether the line of `text` that holds the offset `at` reads `line`. */
function isOn(text: string, line: string, at: number): boolean {
	const start = text.lastIndexOf('\n', at - 1) + 1;
	return text.startsWith(line.trimEnd(), start);
}
