import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHandbook } from '../src/core/check.ts';
import type { Handbook } from '../src/core/handbook.ts';
import type { Source } from '../src/core/source.ts';
import { handbook } from '../src/kinds/handbook.ts';
import { kinds } from '../src/kinds/index.ts';
import { process } from '../src/kinds/process.ts';
import { activitiesOf } from '../src/kinds/views/activities.ts';
import { crossingsAt } from '../src/kinds/views/ways.ts';
import { type Area, type Corner, type Lanes, type Line, lanesOf } from '../src/lanes/lanes.ts';
import { raciOf } from '../src/lanes/raci.ts';
import { stepsByStage } from '../src/lanes/steps.ts';
import { lanesSvg } from '../src/lanes/svg.ts';
import { type } from '../src/lanes/type.ts';
import { widthOf } from '../src/lanes/widths.ts';
import { wrap, wrapNames } from '../src/lanes/wrap.ts';
import { check, readSources } from '../src/load.ts';

const shipped = check(readSources('content'));

describe('the blueprint of', () => {
	test.each(shipped.of(process).map((entry) => [entry.id, entry] as const))('%s has no flaw', (_, entry) => {
		const crossings = crossingsAt(shipped, entry);
		const lanes = lanesOf(entry, activitiesOf(shipped), { ...optionsOf(shipped), crossings });
		expect(flawsOf(lanes)).toEqual([]);
		expect(lanes.labels + lanes.width).toBeLessThanOrEqual(1000);
		expect(lanes.boxes.flatMap(({ lines }) => lines).filter(({ text }) => text.endsWith('…'))).toEqual([]);
		const steps = activitiesOf(shipped).filter((activity) => activity.process === entry);
		const own = lanes.boxes.filter(({ elsewhere }) => !elsewhere).map(({ id }) => id);
		expect(own.sort()).toEqual(steps.map(({ facts }) => facts.id).sort());
		const ways = waysOf(lanes).filter((one) => !one.includes('#'));
		expect(ways).toEqual(steps.flatMap(({ next }) => next.map(({ from, to }) => way(from, to))).sort());
		expect(waysOf(lanes)).toHaveLength(ways.length + crossings.length);
	});

	test('any process has no flaw, and every activity and every way is there', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const lanes = drawn(plan);
				expect(flawsOf(lanes)).toEqual([]);
				expect(lanes.boxes).toHaveLength(plan.activities.length);
				const written = plan.activities.flatMap(({ next }, i) => next.map(({ to }) => `a${i} → a${to}`));
				expect(waysOf(lanes)).toEqual(written.sort());
				const handed = plan.activities.flatMap(({ next }) => next.filter(({ handoff }) => handoff));
				expect(lanes.ways.filter(({ mark }) => mark)).toHaveLength(handed.length);
			}),
			{ numRuns: 150 },
		);
	});

	test('a process that takes over from others and hands over to them has no flaw, and every end of a way is there', () => {
		const ends = fc.uniqueArray(
			fc.record({ own: fc.nat(39), other: fc.nat(11), out: fc.boolean(), handoff: fc.boolean() }),
			{ maxLength: 12, selector: ({ own, other, out }) => `${own} ${other} ${out}` },
		);
		fc.assert(
			fc.property(plans, ends, (plan, ends) => {
				const count = plan.activities.length;
				const crossings = ends.map((end) => ({ ...end, own: end.own % count }));
				const lanes = drawn(plan, crossings);
				expect(flawsOf(lanes)).toEqual([]);
				const strangers = lanes.boxes.filter(({ elsewhere }) => elsewhere);
				const met = new Set(crossings.map(({ other }) => `q#b${other}`));
				expect(strangers.map(({ id }) => id).sort()).toEqual(
					expect.arrayContaining(met.size <= 8 ? [...met].sort() : []),
				);
				expect(strangers).toHaveLength(Math.min(8, met.size));
				expect(lanes.boxes).toHaveLength(count + strangers.length);
				const ways = waysOf(lanes);
				if (met.size > 8) return;
				for (const { own, other, out } of crossings)
					expect(ways).toContain(out ? `a${own} → q#b${other}` : `q#b${other} → a${own}`);
			}),
			{ numRuns: 80 },
		);
	});

	test('a process is the same whatever order its ways are written in', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const turned = plan.activities.map((activity) => ({ ...activity, next: activity.next.toReversed() }));
				expect(drawn({ activities: turned })).toEqual(drawn(plan));
			}),
			{ numRuns: 40 },
		);
	});

	test('a process runs to the right: no way within a stage leads back unless the activities go in circles', () => {
		const forward = plans.map(({ activities }) => ({
			activities: activities.map((activity, i) => ({
				...activity,
				stage: 'shape',
				next: activity.next.filter(({ to }) => to > i),
			})),
		}));
		fc.assert(
			fc.property(forward, (plan) => {
				const lanes = drawn(plan);
				const left = new Map(lanes.boxes.map(({ id, x }) => [id, x]));
				expect(lanes.ways.filter(({ from, to }) => left.get(from)! > left.get(to)!)).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});
});

describe('the markup', () => {
	const lanes = drawn({
		activities: [
			{ role: 0, stage: 'shape', title: 'Ask <b>"who & why"</b>', systems: [0], next: [{ to: 1, handoff: true }] },
			{ role: 1, stage: 'close', title: 'Agree', systems: [], next: [] },
		],
	});
	const svg = lanesSvg(lanes);

	test('escapes what authors write and needs neither ids nor styles of its own', () => {
		expect(svg).toContain('Ask &lt;b&gt;&quot;who &amp; why&quot;&lt;/b&gt;');
		expect(svg).not.toMatch(/<b>| style=| id=/);
	});

	test('of a process without activities shows none', () => {
		const [entry] = shipped.of(process);
		const empty = lanesOf(entry!, [], optionsOf(shipped));
		expect(flawsOf(empty)).toEqual([]);
		expect(lanesSvg(empty)).not.toContain('class="box"');
	});

	test('names every box by all it says, and links it', () => {
		expect(svg).toContain(
			'<a class="box" href="#a1" data-roles="r1" data-stages="close"><title>Agree · Role 1 · Close</title>',
		);
		expect(svg).toContain('<title>Ask &lt;b&gt;&quot;who &amp; why&quot;&lt;/b&gt; → Agree\nHand-off: Draft</title>');
	});
});

test('the twin of the blueprint tells an activity with its parts and its hand-offs', () => {
	const [entry] = shipped.of(process).filter(({ id }) => id === 'processes/expand-account');
	const stages = stepsByStage(entry!, activitiesOf(shipped), optionsOf(shipped));
	expect(stages.map(({ stage, activities }) => [stage?.id, activities.map(({ id }) => id)])).toEqual([
		['discover', ['score-buying-signals', 'qualify-whitespace', 'map-deciders']],
		['shape', ['run-account-brainstorm', 'size-solution', 'prove-fit']],
		['propose', ['draft-joint-proposal', 'price-proposal', 'present-proposal']],
		['close', ['agree-terms']],
	]);
	const prove = stages[1]?.activities[2];
	expect(prove).toMatchObject({
		title: 'Prove the fit in the demo lab',
		accountable: { title: 'Product specialist', href: '/roles/product-specialist/' },
		responsible: [{ title: 'Product specialist' }, { title: 'Solution specialist' }],
		informed: [{ title: 'Account executive' }],
		systems: [{ title: 'Demo lab', level: 'build' }],
		doneWhen: 'The customer has seen its own case work, or has seen that it does not.',
		roles: ['product-specialist', 'solution-specialist'],
		onward: [
			{
				to: { title: 'Draft joint proposal', href: '#draft-joint-proposal' },
				stage: { id: 'propose' },
				role: { title: 'Solution specialist' },
				handoff: { artefact: 'Lab result', within: '5 working days' },
			},
		],
	});
});

test('the matrix has the roles of the lanes first and says who has which part', () => {
	const [entry] = shipped.of(process).filter(({ id }) => id === 'processes/expand-account');
	const { roles, rows } = raciOf(entry!, activitiesOf(shipped), optionsOf(shipped));
	const lanes = lanesOf(entry!, activitiesOf(shipped), optionsOf(shipped));
	expect(roles.slice(0, lanes.lanes.length).map(({ slug }) => slug)).toEqual(lanes.lanes.map(({ role }) => role));
	const parts = Object.fromEntries(roles.map(({ slug }, i) => [slug, rows[1]?.cells[i]]));
	expect(rows[1]).toMatchObject({
		id: 'qualify-whitespace',
		systems: [{ title: 'Account planner' }, { title: 'CRM' }],
	});
	expect(parts).toEqual({
		'campaign-manager': '',
		'account-executive': 'AR',
		'solution-specialist': 'C',
		'product-specialist': 'I',
		'sales-manager': '',
		'customer-success-manager': 'R',
		'industry-expert': '',
	});
});

test.each<[string, readonly string[]]>([
	['Size the solution', ['Size the', 'solution']],
	['Auftragsbestätigungsprüfung', ['Auftragsbe-', 'stätigungs-', 'prüfung']],
	['Vor-Ort-Begehung', ['Vor-Ort-', 'Begehung']],
	['お客様の課題を確認する。', ['お客様の課', '題を確認す', 'る。']],
	['one two three four five six seven eight', ['one two', 'three four', 'five six…']],
	['', []],
])('%s is broken into lines that fit', (text, lines) => {
	expect(wrap(text, 72, 12, 3)).toEqual(lines);
});

test('a list of systems is broken between them where they fit', () => {
	expect(wrapNames(['Account planner', 'CRM', 'Demo lab'], 95, 11, 3)).toEqual(['Account planner,', 'CRM, Demo lab']);
});

interface Plan {
	readonly activities: readonly {
		readonly role: number;
		readonly stage: string;
		readonly title: string;
		readonly systems: readonly number[];
		readonly next: readonly { readonly to: number; readonly handoff: boolean }[];
	}[];
}

/** A way between an activity of the plan and one of another process. */
interface Crossing {
	readonly own: number;
	readonly other: number;
	readonly out: boolean;
	readonly handoff: boolean;
}

const titles = [
	'Ask',
	'Size the solution',
	'Brief the account teams before the customer hears of it',
	'Auftragsbestätigungsverfahrensprüfung im Donaudampfschifffahrtsgesellschaftsverwaltungsgebäude durchführen',
	'お客様の課題を確認し、解決策の規模を一緒に見積もる会議を開催して議事録を共有する',
	'لقاء العميل لمناقشة الحل المقترح وتحديد الخطوات التالية',
	'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
	'Согласовать коммерческое предложение с заказчиком',
	'👩‍👩‍👧‍👦 Meet 🎉 the 🇩🇪 family',
];
const systems = ['CRM', 'Account planner', 'Kundenbeziehungsverwaltungssystem', '顧客管理システム'];
const stageIds = ['attract', 'discover', 'shape', 'propose', 'close', 'adopt', 'elsewhere'];

/** Processes of up to 40 activities: crowded cells, empty stages, circles, ways to oneself, double ways, skips. */
const plans: fc.Arbitrary<Plan> = fc
	.record({
		count: fc.integer({ min: 1, max: 40 }),
		roles: fc.integer({ min: 1, max: 9 }),
		stages: fc.integer({ min: 1, max: 7 }),
	})
	.chain(({ count, roles, stages }) =>
		fc.record({
			activities: fc.array(
				fc.record({
					role: fc.integer({ min: 0, max: roles - 1 }),
					stage: fc.constantFrom(...stageIds.slice(-stages)),
					title: fc.constantFrom(...titles),
					systems: fc.uniqueArray(fc.integer({ min: 0, max: systems.length - 1 }), { maxLength: 3 }),
					next: fc.array(fc.record({ to: fc.integer({ min: 0, max: count - 1 }), handoff: fc.boolean() }), {
						maxLength: 3,
					}),
				}),
				{ minLength: count, maxLength: count },
			),
		}),
	);

/** The plan as the files of a handbook, read, and drawn. */
function drawn({ activities }: Plan, crossings: readonly Crossing[] = []): Lanes {
	const at = (own: number, out: boolean) => crossings.filter((one) => one.out === out && one.own === own);
	const files = {
		'processes/p.yaml': {
			title: 'Process',
			activities: activities.map(({ role, stage, title, systems, next }, i) => ({
				id: `a${i}`,
				title,
				stage,
				accountable: `r${role}`,
				systems: systems.map((system) => ({ system: `s${system}`, level: 'read' })),
				next: [
					...next.map(({ to, handoff }) => ({ activity: `a${to}`, handoff })),
					...at(i, true).map(({ other, handoff }) => ({ activity: `q#b${other}`, handoff })),
				].map(({ activity, handoff }) => ({ activity, ...(handoff ? { handoff: { artefact: 'Draft' } } : {}) })),
			})),
		},
		...(crossings.length === 0
			? {}
			: {
					'processes/q.yaml': {
						title: 'Another process with quite a long name',
						activities: Array.from({ length: 12 }, (_, other) => ({
							id: `b${other}`,
							title: titles[other % titles.length],
							stage: stageIds[other % stageIds.length],
							accountable: `r${other % 9}`,
							next: crossings
								.filter((one) => !one.out && one.other === other)
								.map(({ own, handoff }) => ({
									activity: `p#a${own}`,
									...(handoff ? { handoff: { artefact: 'Draft' } } : {}),
								})),
						})),
					},
				}),
		...Object.fromEntries(
			Array.from({ length: 9 }, (_, i) => [`roles/r${i}.yaml`, { title: roleTitles[i] ?? `Role ${i}` }]),
		),
		...Object.fromEntries(systems.map((title, i) => [`systems/s${i}.yaml`, { title }])),
	};
	const sources = Object.entries(files).map(([path, data]): [string, Source] => [
		path,
		{ path, text: JSON.stringify(data) },
	]);
	const book = checkHandbook(new Map(sources), kinds, [], { today: '2026-10-15' });
	const [own] = book.of(process);
	return lanesOf(own!, activitiesOf(book), { ...optionsOf(book), crossings: crossingsAt(book, own!) });
}

const roleTitles: Readonly<Record<number, string>> = {
	2: 'Leiterin der Kundenbeziehungsmanagementabteilung für Süddeutschland und Österreich',
	3: '営業担当',
};

const optionsOf = (book: Handbook) => ({
	stages: book.of(handbook)[0]?.data.stages ?? [],
	activityHref: ({ facts }: { facts: { id: string } }) => `#${facts.id}`,
	entryHref: ({ id }: { id: string }) => `/${id}/`,
});

const way = (from: { facts: { id: string } }, to: { facts: { id: string } }) => `${from.facts.id} → ${to.facts.id}`;
const waysOf = ({ ways }: Lanes) => ways.map(({ from, to }) => `${from} → ${to}`).sort();

/** Everything about a blueprint that a reader would see as broken. */
function flawsOf({ labels, width, height, heads, lanes, boxes, ways }: Lanes): string[] {
	const flaws: string[] = [];
	const flaw = (bad: boolean, what: string) => {
		if (bad) flaws.push(what);
	};
	const places = new Map(boxes.map((box) => [box.id, box]));
	for (const [i, box] of boxes.entries()) {
		for (const other of boxes.slice(i + 1)) flaw(overlap(box, other), `${box.id} overlaps ${other.id}`);
		const lane = lanes[box.lane]!;
		const head = heads[box.head]!;
		flaw(box.y <= lane.y || box.y + box.height >= lane.y + lane.height, `${box.id} leaves its lane`);
		flaw(box.x < head.x || box.x + box.width > head.x + head.width, `${box.id} leaves its stage`);
		const room = { ...box, x: box.x + 8, width: box.width - 16 };
		const { title, system } = type;
		flaw(!holds(room, box.lines, title.size), `the title of ${box.id} leaves its box`);
		flaw(!holds(room, box.systems, system.size), `the systems of ${box.id} leave its box`);
		flaw(!holds(room, box.elsewhere ?? [], system.size), `the process of ${box.id} leaves its box`);
		const lines = [...box.lines, ...box.systems, ...(box.elsewhere ?? [])];
		flaw(!apart(lines, 13), `lines of ${box.id} overlap`);
	}
	for (const [i, head] of heads.entries()) {
		flaw(widthOf(head.line.text, type.head.size) > head.width, `the head ${head.title} is too wide`);
		flaw(i > 0 && overlap(head, heads[i - 1]!), `the head ${head.title} overlaps`);
		flaw(head.y < 0 || head.y + head.height > lanes[0]!.y, `the head ${head.title} reaches into the lanes`);
	}
	for (const [i, lane] of lanes.entries()) {
		flaw(i > 0 && overlap(lane, lanes[i - 1]!), `the lane ${lane.title} overlaps`);
		flaw(lane.y + lane.height > height, `the lane ${lane.title} ends below the drawing`);
		flaw(
			!holds({ ...lane, width: labels - 8 }, lane.lines, type.label.size),
			`the label ${lane.title} leaves its lane`,
		);
		flaw(!apart(lane.lines, 15), `lines of the label ${lane.title} overlap`);
	}
	const legs = ways.flatMap(({ from, to, corners }, i) =>
		corners
			.slice(1)
			.map((b, k) => ({ i, from: k === 0 ? from : '', to: k === corners.length - 2 ? to : '', a: corners[k]!, b })),
	);
	for (const [i, leg] of legs.entries()) {
		const { a, b } = leg;
		flaw((a[0] === b[0]) === (a[1] === b[1]), `${ways[leg.i]!.name} is not straight at ${a} ${b}`);
		const area = areaOf(a, b);
		flaw(
			area.x < 0 || area.y < type.head.height || area.x + area.width > width || area.y + area.height > height,
			`${ways[leg.i]!.name} leaves the drawing`,
		);
		for (const box of boxes) {
			const touches = touch(area, box);
			// Where a way begins or ends, it may touch its box, from the outside.
			const own = (box.id === leg.from && onEdge(box, a)) || (box.id === leg.to && onEdge(box, b));
			flaw(touches && !(own && !overlap(area, box)), `${ways[leg.i]!.name} crosses ${box.id}`);
		}
		for (const other of legs.slice(i + 1)) {
			flaw(
				same(leg, other) && touch(area, areaOf(other.a, other.b)),
				`${ways[leg.i]!.name} runs on ${ways[other.i]!.name}`,
			);
		}
	}
	const marks = ways.flatMap(({ mark }) => (mark ? [mark] : []));
	for (const { from, to, corners, mark, name } of ways) {
		flaw(!onEdge(places.get(from)!, corners[0]!), `${name} begins beside its box`);
		flaw(!onEdge(places.get(to)!, corners.at(-1)!), `${name} ends beside its box`);
		if (!mark) continue;
		const area = markArea(mark);
		flaw(
			boxes.some((box) => overlap(area, box)),
			`the mark of ${name} stands on a box`,
		);
		flaw(
			!corners.slice(1).some((b, k) => touch(areaOf(mark, mark), areaOf(corners[k]!, b))),
			`the mark of ${name} is off its way`,
		);
		flaw(marks.filter((other) => overlap(area, markArea(other))).length > 1, `the mark of ${name} overlaps another`);
	}
	const numbers = [
		labels,
		width,
		height,
		...boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]),
		...ways.flatMap(({ corners }) => corners.flat()),
	];
	flaw(!numbers.every(Number.isInteger), 'some coordinate is no whole number');
	return flaws;
}

const overlap = (a: Area, b: Area) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const touch = (a: Area, b: Area) =>
	a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
const areaOf = (a: Corner, b: Corner): Area => ({
	x: Math.min(a[0], b[0]),
	y: Math.min(a[1], b[1]),
	width: Math.abs(a[0] - b[0]),
	height: Math.abs(a[1] - b[1]),
});
const markArea = ([x, y]: Corner): Area => ({ x: x - 4, y: y - 4, width: 8, height: 8 });

/** Whether two stretches run along the same line. */
const same = (one: { a: Corner; b: Corner }, two: { a: Corner; b: Corner }) =>
	[0, 1].some((axis) => [one.b, two.a, two.b].every((corner) => corner[axis] === one.a[axis]));

/** Whether a point lies on the edge of a box, away from its rounded corners. */
function onEdge({ x, y, width, height }: Area, [px, py]: Corner): boolean {
	const beside = (at: number, from: number, size: number) => at >= from + 8 && at <= from + size - 8;
	return (
		((px === x || px === x + width) && beside(py, y, height)) ||
		((py === y || py === y + height) && beside(px, x, width))
	);
}

const holds = (area: Area, lines: readonly Line[], size: number) =>
	lines.every(
		({ text, x, y }) =>
			x >= area.x &&
			x + widthOf(text, size) <= area.x + area.width &&
			y - size > area.y &&
			y + 4 < area.y + area.height,
	);

const apart = (lines: readonly Line[], least: number) =>
	lines.every(({ y }, i) => i === 0 || y - lines[i - 1]!.y >= least);
