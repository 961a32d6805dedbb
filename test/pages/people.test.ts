import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpus } from '../../scripts/corpus.ts';
import { blockOf, idsOf, itemsOf, linksOf, shipped, written } from './handbooks.ts';

const pages = shipped();
const practice = 'What comes with it';

const small = {
	'roles/seller.yaml':
		'title: Seller\nmission: Sells.\nmeasures: [orders, discount]\naccess: [{system: crm, level: read}]\naccountabilities: [{id: plan, title: The plan is true., activity: sell#find}]\nescalates_to: boss\n',
	'roles/expert.yaml':
		'title: Expert\nmission: Knows.\nmeasures: [orders, effort]\nnot_responsible_for: [{what: Prices, partner: seller}]\n',
	'roles/boss.yaml': 'title: Boss\nmission: Leads.\nleadership: true\n',
	'roles/listener.yaml': 'title: Listener\nmission: Listens.\n',
	'measures/orders.yaml': 'title: Orders\nunit: EUR\ndirection: up\n',
	'measures/discount.yaml':
		'title: Discount\nunit: "%"\ndirection: down\ntensions: [{with: effort, mitigation: Both carry orders.}]\n',
	'measures/effort.yaml': 'title: Effort\nunit: hours\ndirection: down\n',
	'systems/crm.yaml': 'title: CRM\npurpose: Holds customers.\nrequest: Ask the desk.\n',
	'systems/lab.yaml': 'title: Lab\npurpose: Holds trials.\nrequest: Ask the lab.\n',
	'processes/sell.yaml': `title: Sell
activities:
  - id: find
    title: Find a need
    stage: discover
    accountable: seller
    responsible: [seller]
    informed: [listener, expert]
    systems: [{system: crm, level: edit}, {system: lab, level: read}]
    next: [{activity: size, handoff: {artefact: Need, accept_when: [It has a price], within: 2 days, if_refused: Back.}}]
  - {id: size, title: Size it, stage: shape, accountable: expert, consulted: [boss]}
`,
	'sessions/clinic.yaml':
		'title: Clinic\nrequired: [seller]\noptional: [expert]\nminutes: 30\nblocks: [{id: all, title: All, minutes: 30, kind: work}]\n',
	'communities/circle.yaml': 'title: Circle\nmembers: [seller]\ncadence: {every: 2 weeks}\nsessions: [clinic]\n',
	'coaching/seller-with-boss.yaml': `title: Seller with boss
for: seller
by: boss
areas:
  - id: first
    title: First
    stage: discover
    questions:
      - {text: What did the expert doubt?, about: collaboration, with: expert}
      - {text: What did you learn?, about: self}
`,
	'goals/grow.yaml': 'title: Grow\noutcome: More orders.\nwhy_together: Nobody can alone.\nmeasures: [orders]\n',
	'collaborations/both.yaml': `title: Both
goal: grow
roles: [seller, expert]
stages: [discover, shape]
processes: [sell]
communities: [circle]
rules_of_engagement: [{situation: Two ask at once., decision: The first goes first., decided_by: boss}]
escalation: [{trigger: Nothing comes., to: boss, within: 2 days}]
`,
};
const tiny = written(small);
const seller = tiny.page('/roles/seller/');
const contract = tiny.page('/roles/seller/with/expert/');

describe('the job page of a role', () => {
	test('shows what it does along the journey, and what it is asked and told folded below', () => {
		const work = (path: string) => {
			const block = blockOf(tiny.page(path), 'My work along the customer’s journey');
			if (block?.form !== 'work') return undefined;
			const lines = (stages: typeof block.stages) =>
				stages.map(({ title, items }) => [title, ...items.map(({ text, duties }) => `${text} ${duties?.join('')}`)]);
			return { own: lines(block.stages), rest: block.rest && [block.rest.text, ...lines(block.rest.stages)] };
		};
		expect(work('/roles/seller/')).toEqual({ own: [['Discover', 'Find a need AR']], rest: undefined });
		expect(work('/roles/expert/')).toEqual({
			own: [['Shape', 'Size it A']],
			rest: ['Also informed of 1 activity', ['Discover', 'Find a need I']],
		});
		// Who is only asked has nothing to fold it below.
		expect(work('/roles/boss/')).toEqual({ own: [['Shape', 'Size it C']], rest: undefined });
	});

	test.each([
		['I hand on', 'Need', 'to Expert', '/roles/seller/with/expert/'],
		['How success is measured', 'Orders', 'shared with 1', undefined],
		['How success is measured', 'Discount', 'pulls against Effort', '/measures/effort/'],
		['Systems', 'CRM', 'read', undefined],
		['Systems', 'Lab', 'no access', undefined],
		['What my coach will ask', 'What did the expert doubt?', 'Discover', undefined],
	])('says under “%s” of %s: %s', (title, text, note, noteHref) => {
		const item = itemsOf(seller, practice, title).find((one) => one.text === text);
		expect(item).toMatchObject({ text, note, ...(noteHref ? { noteHref } : {}) });
	});

	test('warns of access that is not enough, and says how to get it', () => {
		const [crm, lab] = itemsOf(seller, practice, 'Systems');
		expect(crm).toMatchObject({ mark: { tone: 'bad' }, detail: expect.stringContaining('Takes edit') });
		expect(lab?.detail).toContain('Ask the lab.');
	});

	test('says when a hand-off is accepted, on both sides', () => {
		const [given] = itemsOf(seller, practice, 'I hand on');
		const [taken] = itemsOf(tiny.page('/roles/expert/'), practice, 'I receive');
		expect(given?.detail).toBe('Within 2 days');
		expect(taken).toMatchObject({ text: 'Need', note: 'from Seller', detail: given?.detail });
	});

	test('groups sessions by the community that holds them, with its rhythm', () => {
		const block = blockOf(tiny.page('/roles/expert/'), 'Sessions I take part in');
		expect(block).toMatchObject({
			panels: [{ title: 'Circle', note: 'every 2 weeks', items: [{ text: 'Clinic', note: 'optional, 30 min' }] }],
		});
	});

	test('says what is missing where nothing is written', () => {
		const block = blockOf(tiny.page('/roles/boss/'), practice);
		const empty = block?.form === 'panels' ? block.panels.filter(({ items }) => items.length === 0) : [];
		expect(empty.length).toBeGreaterThan(3);
		expect(empty.every((panel) => panel.empty?.text)).toBe(true);
	});
});

describe('the contract of two roles', () => {
	test('is written for those who meet in the work, from both sides, and for nobody else', () => {
		expect(tiny.paths.filter((path) => path.includes('/with/')).sort()).toEqual([
			'/roles/boss/with/expert/',
			'/roles/expert/with/boss/',
			'/roles/expert/with/seller/',
			'/roles/seller/with/expert/',
		]);
	});

	test('shows what passes between them, both parts in each activity, and what they agreed', () => {
		const handoffs = blockOf(contract, 'What passes between us');
		expect(handoffs).toMatchObject({
			cards: [{ title: 'Need: from me to Expert', facts: [{ value: { text: 'Find a need' } }, {}, {}, {}, {}] }],
		});
		expect(itemsOf(contract, 'What we want together')).toMatchObject([{ text: 'Grow', note: 'Both' }]);
		expect(itemsOf(contract, 'What we have agreed')).toMatchObject([{ detail: 'The first goes first.' }]);
		expect(itemsOf(contract, 'When we are stuck')).toMatchObject([{ note: 'Boss, within 2 days' }]);
		expect(itemsOf(contract, 'How we are measured', 'Both of us')).toMatchObject([{ text: 'Orders' }]);
		expect(itemsOf(contract, 'How we are measured', 'What could pull us apart')).toMatchObject([
			{ text: 'Discount', note: 'pulls against Effort', detail: 'Both carry orders.' },
		]);
		expect(itemsOf(contract, 'What our coaches ask about each other', 'Seller is asked')).toHaveLength(1);
	});

	test('tells the same from the other side', () => {
		const other = tiny.page('/roles/expert/with/seller/');
		expect(blockOf(other, 'What passes between us')).toMatchObject({
			cards: [{ title: 'Need: from Seller to me' }],
		});
	});

	test('grows with the work, not with the pairs of roles', () => {
		const contracts = (size: number) =>
			written(Object.fromEntries(corpus(size))).paths.filter((path) => path.includes('/with/')).length;
		expect(contracts(800)).toBeLessThan(3 * contracts(400));
		expect(contracts(800)).toBeLessThan(800);
	});
});

describe('the page of a collaboration', () => {
	const page = tiny.page('/collaborations/both/');

	test('shows each role’s parts in the stages it covers, and those who work along', () => {
		const block = blockOf(page, 'Who plays which part');
		expect(block).toMatchObject({
			columns: [{ text: 'Discover' }, { text: 'Shape' }],
			rows: [
				{ head: { text: 'Seller' }, cells: [{ duties: ['A', 'R'] }, {}] },
				{ head: { text: 'Expert' }, cells: [{}, { duties: ['A'] }] },
				{ head: { text: 'Listener', detail: 'in the work, not in the collaboration' } },
				{ head: { text: 'Boss' } },
			],
		});
	});

	test('names what the checks find wrong in it and its parts, and the page to mend', () => {
		const problems = itemsOf(page, 'Open problems');
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.some(({ href }) => href?.startsWith('/processes/sell/'))).toBe(true);
		expect(problems.every(({ text }) => !text.includes('`'))).toBe(true);
	});

	test('names leaders with what they promised', () => {
		const shown = itemsOf(pages.page('/collaborations/account-team-and-specialists/'), 'What leaders do themselves');
		expect(shown.map(({ note }) => note)).toContain('Sales manager');
		expect(shown.every(({ href }) => href?.includes('/culture/'))).toBe(true);
	});
});

describe('the start page', () => {
	const home = pages.page('/');

	test('leads from each stage to what is done there', () => {
		const journey = blockOf(home, 'Where is your customer?');
		const hrefs = journey?.form === 'journey' ? journey.columns.map(({ href }) => href) : [];
		expect(hrefs).toHaveLength(7);
		expect(hrefs.every((href) => home?.sections.some(({ id }) => `#${id}` === href))).toBe(true);
	});

	test('shows its text first while that is a draft, since it says what to do next', () => {
		const began = (facts: string) =>
			written({ 'roles/a.yaml': 'title: A\n', 'README.md': `---\n${facts}\n---\nWrite the goal first.\n` }).page('/');
		const [draft, finished] = [began('draft: true'), began('draft: false')];
		expect(finished?.sections.length).toBeGreaterThan(0);
		expect([draft?.sections, draft?.after]).toEqual([[], finished?.sections]);
		expect(finished?.after).toEqual([]);
	});

	test('keeps an anchor for stages in which nothing happens', () => {
		const journey = blockOf(tiny.page('/'), 'Where is your customer?');
		const ids = journey?.form === 'journey' ? journey.columns.map(({ id, href }) => id ?? href?.slice(1)) : [];
		expect(ids).toContain('stage-adopt');
		expect(ids).toContain('stage-shape');
	});

	test('stays short however large the handbook', () => {
		const size = (handbook: ReturnType<typeof written>) => JSON.stringify(handbook.page('/')).length;
		const sizes = [200, 800].map((entries) => size(written(Object.fromEntries(corpus(entries)))));
		expect(sizes[1]).toBeLessThan(1.5 * sizes[0]!);
	});

	test('names the newest changes first', () => {
		const shown = itemsOf(home, 'What is going on', 'Changed lately');
		const days = shown.map(({ note }) => Date.parse(note ?? ''));
		expect(days).toEqual(days.toSorted((a, b) => b - a));
		const small = written({
			'roles/a.yaml': 'title: A\nversion: 1.1.0\nchanges: [{version: 1.1.0, date: 2026-10-02, note: More}]\n',
			'roles/b.yaml': 'title: B\nversion: 2.0.0\nchanges: [{version: 2.0.0, date: 2026-11-03, note: New}]\n',
			'collaborations/ab.yaml': 'title: AB\nroles: [a, b]\n',
		});
		expect(itemsOf(small.page('/')!, 'What is going on', 'Changed lately').map(({ text }) => text)).toEqual(['B', 'A']);
	});
});

test('the list of roles shows them by function, in the order of the settings', () => {
	const block = blockOf(pages.page('/roles/'), 'Which is yours?');
	const titles = block?.form === 'panels' ? block.panels.map(({ title }) => title) : [];
	expect(titles.slice(0, 3)).toEqual(['Marketing', 'Sales', 'Solutions']);
	expect(block?.form === 'panels' && block.panels.flatMap(({ items }) => items)).toHaveLength(15);
});

test('every link of these pages leads to a page and a place on it', () => {
	const ours = pages.paths.filter((path) => /^\/(?:$|roles\/|stages\/|collaborations\/)/.test(path));
	expect(ours.length).toBeGreaterThan(100);
	const ids = new Map<string, ReadonlySet<string>>();
	const leads = (href: string) => {
		const [path = '', part] = href.split('#');
		const target = pages.page(decodeURI(path));
		if (!target) return false;
		if (!ids.has(path)) ids.set(path, idsOf(target));
		return part === undefined || ids.get(path)!.has(decodeURIComponent(part));
	};
	const dead = ours.flatMap((path) =>
		linksOf(pages.page(path)!)
			.map((href) => (href.startsWith('#') ? path + href : href))
			.filter((href) => href.startsWith('/') && !leads(href))
			.map((href) => `${path} → ${href}`),
	);
	expect(dead).toEqual([]);
});

test('the order of files changes no page of a role', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(Object.keys(small), { minLength: Object.keys(small).length }), (order) => {
			const shuffled = written(Object.fromEntries(order.map((path) => [path, small[path as keyof typeof small]])));
			expect(shuffled.page('/roles/seller/')).toEqual(seller);
			expect(shuffled.page('/roles/seller/with/expert/')).toEqual(contract);
		}),
		{ numRuns: 10 },
	);
});
