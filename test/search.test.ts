import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHandbook } from '../src/core/check.ts';
import { kinds } from '../src/kinds/index.ts';
import { nounOfKind } from '../src/kinds/views/words.ts';
import { check, readSources } from '../src/load.ts';
import { createAnswerer, linesOf } from '../src/search/answer.ts';
import { searchData } from '../src/search/data.ts';
import { emptyStems } from '../src/search/empty.ts';
import { excerptOf } from '../src/search/excerpt.ts';
import { foldedAsk, unfolded } from '../src/search/folding.ts';
import { textPages } from '../src/search/full-text.ts';
import { createMatcher } from '../src/search/match.ts';
import { packWords, unpackWords } from '../src/search/packed.ts';
import { kindLabel } from '../src/search/record-kinds.ts';
import { joined, placesOf, spaced, tokensOf } from '../src/search/spacing.ts';
import { plain, stem, stemsIn, wordsIn } from '../src/search/words.ts';
import { capital } from '../src/words/words.ts';

/** A handbook of a few files, ready to be asked. */
function searchIn(files: Readonly<Record<string, string>>) {
	const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
	const { titles, words, cards } = searchData(checkHandbook(sources, kinds, [], { today: '2026-11-24' }), '/');
	const matcher = createMatcher(titles, words);
	const answer = createAnswerer(titles, matcher);
	return {
		find: (text: string, role?: string) =>
			matcher.match(matcher.read(text), role ? { role } : {}).map(({ found }) => found.id),
		answers: (text: string) =>
			answer(matcher.read(text)).map((one) => ({
				form: one.form,
				about: one.about.map(({ id }) => id),
				lines: linesOf(
					one,
					one.cards.map((number) => cards.flat()[number]!),
					matcher.catalog,
				).map(({ label, links, text }) =>
					[label, ...links.map(({ title }) => title), ...(text ? [text] : [])].join(' | '),
				),
			})),
	};
}

const roles = {
	'handbook.yaml': 'title: Book\nstages:\n  - {id: shape, title: Shape, phase: sales}\n',
	'roles/seller.yaml':
		'title: Account seller\nmission: Sells.\naliases: [Rep]\nmeasures: [wins, speed]\naccess:\n  - {system: crm, level: edit}\n',
	'roles/maker.yaml': 'title: Maker\nmission: Makes.\nmeasures: [speed]\n',
	'measures/wins.yaml': 'title: Wins\nunit: orders\ndirection: up\n',
	'measures/speed.yaml': 'title: Speed\nunit: days\ndirection: down\n',
	'systems/crm.yaml': 'title: CRM\npurpose: Holds customers.\nrequest: A form.\n',
	'processes/work.yaml': `title: Work
activities:
  - id: plan
    title: Plan the job
    stage: shape
    accountable: seller
    outputs: [Job plan]
    next:
      - activity: build
        handoff: {artefact: Job plan, within: 2 days}
  - id: build
    title: Build the frame
    stage: shape
    accountable: maker
`,
	'terms/lead.yaml': 'title: Lead\ndefinition: A chance with a date.\nnot_to_confuse_with: [idea]\n',
	'terms/idea.yaml': 'title: Idea\ndefinition: A chance without a date.\n',
};

test('words that the settings take for each other find the same, in any language, and others nothing', () => {
	const pages = {
		'guides/nachlass.md': '---\ntitle: Preisnachlass gewähren\n---\nWer zustimmt.\n',
		'guides/urlaub.md': '---\ntitle: Urlaub planen\n---\nWann.\n',
	};
	const bare = searchIn({ 'handbook.yaml': 'title: Buch\nlanguage: de\n', ...pages });
	expect(bare.find('Rabatt')).toEqual([]);
	const { find } = searchIn({
		'handbook.yaml': 'title: Buch\nlanguage: de\nsynonyms:\n  - Preisnachlass, Rabatt,  Skonto auf Anfrage\n',
		...pages,
	});
	expect(find('Rabatt')).toEqual(['guides/nachlass']);
	expect(find('skonto auf anfrage')).toEqual(['guides/nachlass']);
	expect(find('Bonus')).toEqual([]);
});

test.each([
	['discount', 22],
	['a, '.repeat(80_000), 240_013],
])('a synonym alone is told, and so are more than anybody reads: %.10s', (row, end) => {
	const sources = new Map([['handbook.yaml', { path: 'handbook.yaml', text: `synonyms:\n  - ${row}\n` }]]);
	const [told] = check(sources, { today: '2026-11-24' }).diagnostics;
	expect(told?.message).toContain('one word alone');
	expect(told?.message.length).toBeLessThan(300);
	expect(told?.range).toEqual({ start: 14, end });
});

test('synonyms that all hold one word are read in time', () => {
	const rows = Array.from({ length: 10_000 }, (_, i) => `  - zeta, beta${i}\n`).join('');
	expect(
		searchIn({ 'handbook.yaml': `synonyms:\n${rows}`, 'guides/a.md': '---\ntitle: Zeta\n---\n' }).find('beta7'),
	).toEqual(['guides/a']);
});

describe('words', () => {
	test.each([
		['sizing', 'size'],
		['proposals', 'propose'],
		['coaches', 'coaching'],
		['planned', 'planning'],
		['Größen', 'grössen'],
		['Rénovation', 'renovation'],
		['ＣＲＭ', 'crm'],
	])('%s and %s are one', (a, b) => expect(stem(plain(a))).toBe(stem(plain(b))));

	test.each([
		['response', 'responsible'],
		['account', 'accountable'],
		['deal', 'dealer'],
	])('%s and %s are two', (a, b) => expect(stem(a)).not.toBe(stem(b)));

	test.each([
		['programme', 'programs'],
		['organisation', 'organizations'],
		['organised', 'organizing'],
		['prioritiser', 'prioritizer'],
		['behaviour', 'behaviors'],
		['favourites', 'favorite'],
		['neighbourhood', 'neighborhood'],
		['centres', 'center'],
		['metre', 'meters'],
		['licence', 'licensed'],
		['defence', 'defenses'],
		['practising', 'practice'],
		['cancelled', 'canceling'],
		['modelling', 'modeled'],
		['traveller', 'traveler'],
		['enrolment', 'enrollment'],
		['fulfil', 'fulfills'],
		['skilful', 'skillful'],
		['catalogue', 'catalogs'],
		['analysed', 'analyzing'],
		['focussed', 'focused'],
		['judgement', 'judgment'],
		['artefacts', 'artifact'],
	])('%s and %s are one word in two spellings', (a, b) => expect(stem(plain(a))).toBe(stem(plain(b))));

	test.each([
		['four', 'for'],
		['call', 'cal'],
		['hour', 'hor'],
		['size', 'sise'],
	])('%s is not %s in another spelling', (a, b) => expect(stem(a)).not.toBe(stem(b)));

	test('what is written with a hyphen is found in one and in two', () =>
		expect(stemsIn('Hand-over')).toEqual(['hand', 'over', 'handover']));
});

describe('readers of any language find', () => {
	const { find } = searchIn({
		'guides/a.md': '# 一対一の面談を準備する\n\n質問を三つ用意する。\n',
		'guides/b.md': '# コーチングの質問\n',
		'guides/c.md': '# طلب الوصول إلى النظام\n\nيستغرق يوم عمل واحد.\n',
		'guides/d.md': '# Größe ändern\n\nÜber die Maße reden.\n',
		'guides/e.md': '# Présenter à la clientèle\n',
		'guides/f.md': '# Żółta łódź\n',
	});
	test.each([
		['面談', 'guides/a'],
		['質問', 'guides/b'],
		['コーチング', 'guides/b'],
		['用意', 'guides/a'],
		['الوصول', 'guides/c'],
		['وصول', 'guides/c'],
		['grosse', 'guides/d'],
		['GRÖSSE', 'guides/d'],
		['masse', 'guides/d'],
		['clientele', 'guides/e'],
		['lodz', 'guides/f'],
	])('%s in %s', (text, id) => expect(find(text)[0]).toMatch(new RegExp(`^${id}`)));
});

describe('the search', () => {
	const { find } = searchIn(roles);
	test.each([
		['frame bild', 'processes/work#build'],
		['rep', 'roles/seller'],
		['AS', 'roles/seller'],
		['sel', 'roles/seller'],
		['job plan', 'processes/work#plan'],
	])('takes %s for %s', (text, id) => expect(find(text)[0]).toBe(id));

	test('finds a page by keywords it never shows, whose words count most together', () => {
		const { find, answers } = searchIn({
			...roles,
			'terms/praise.yaml': 'title: Praise\ndefinition: Said aloud.\nkeywords: [shout out, big thank you]\n',
			'terms/noise.yaml': 'title: Noise\ndefinition: A shout in the hall, a big one.\n',
		});
		expect(find('shout out')[0]).toBe('terms/praise');
		expect(find('shoutout')[0]).toBe('terms/praise');
		expect(find('big thanks')[0]).toBe('terms/praise');
		expect(find('shout in the hall')[0]).toBe('terms/noise');
		expect(answers('what does thank you mean')).toEqual([]);
	});

	test('puts what is retired last', () => {
		const text = (status: string) => `title: Rule of ${status}\ndefinition: The same.\nstatus: ${status}\n`;
		const { find } = searchIn({
			'terms/a.yaml': text('retired'),
			'terms/b.yaml': text('draft'),
			'terms/c.yaml': text('active'),
		});
		expect(find('rule of').filter((id) => id.includes('/'))).toEqual(['terms/c', 'terms/b', 'terms/a']);
	});
});

describe('the shipped handbook, asked while one types', () => {
	const { titles, words } = searchData(check(readSources('content')), '/');
	const matcher = createMatcher(titles, words);
	const answer = createAnswerer(titles, matcher);
	const entries = matcher.catalog.filter(({ parent }) => !parent);
	const named = entries.flatMap(({ title, names }) => [title, ...names].flatMap(wordsIn));
	const whole = new Set(named.map(({ plain }) => plain));

	test('no answer is about something else that only shares letters', () => {
		const asked = new Set(
			entries.flatMap(({ title }) => Array.from({ length: title.length - 1 }, (_, i) => title.slice(0, i + 2))),
		);
		const wrong: string[] = [];
		for (const text of [...asked, 'acces', 'get acces', 'acce', 'accoun']) {
			const last = wordsIn(text).findLast(({ stem, plain }) => !emptyStems.has(stem) && plain.length > 1);
			// A whole word may be of the question; half a word can only be of what it is about.
			if (!last || whole.has(last.plain)) continue;
			for (const { about } of answer(matcher.read(text))) {
				const said = about.flatMap(({ title, names, id, entry }) =>
					[title, ...names, id, entry.title, ...entry.names].flatMap(wordsIn),
				);
				const meant = ({ plain, stem }: { plain: string; stem: string }) =>
					plain.startsWith(last.plain) || stem === last.stem;
				if (!said.some(meant)) wrong.push(`${text} → ${about[0]!.title}`);
			}
		}
		expect(asked.size).toBeGreaterThan(2000);
		expect(wrong).toEqual([]);
	});

	const slips: Readonly<Record<string, (word: string, at: number) => string>> = {
		'a letter lost': (word, at) => word.slice(0, at) + word.slice(at + 1),
		'two letters swapped': (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
		'a wrong letter': (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
		'a letter twice': (word, at) => word.slice(0, at) + word[at] + word.slice(at),
	};
	test.each(Object.entries(slips))('%s is forgiven in words of more than four letters', (_, slip) => {
		const lost: string[] = [];
		let count = 0;
		for (const word of whole) {
			if (word.length < 5 || !/^[a-z]+$/.test(word)) continue;
			const at = 1 + ((word.length * 7) % (word.length - 1));
			const typed = slip(word, at);
			// What is a word, or begins one, is no slip.
			if ([...whole].some((one) => one.startsWith(typed))) continue;
			count += 1;
			const found = matcher.match(matcher.read(typed)).slice(0, 10);
			const right = found.some(({ found: { title, names, entry } }) =>
				[title, ...names, entry.title].some((name) => stemsIn(name).includes(stem(word))),
			);
			if (!right) lost.push(`${typed} for ${word}`);
		}
		expect(count).toBeGreaterThan(100);
		// Some are words of the text, or as near to another word.
		expect(lost.length / count, lost.join(', ')).toBeLessThan(0.04);
	});

	test.each(['renwal', 'sizng', 'coacing', 'resue', 'capaign', 'siznig', 'enewal'])('%s finds something', (text) =>
		expect(matcher.match(matcher.read(text)).length).toBeGreaterThan(0),
	);

	test.each([
		['programme', 'program'],
		['license', 'licence'],
		['organisation', 'organization'],
	])('%s finds what %s finds', (a, b) => {
		const found = (text: string) => matcher.match(matcher.read(text)).map(({ found }) => found.id);
		expect(found(a).length).toBeGreaterThan(0);
		expect(new Set(found(a))).toEqual(new Set(found(b)));
	});
});

describe('answers', () => {
	const { answers } = searchIn(roles);
	test.each([
		['who builds the frame', 'responsibility', 'processes/work#build', 'Accountable | Maker'],
		[
			'what comes after plan the job',
			'next',
			'processes/work#plan',
			'Then | Build the frame | Maker | Job plan within 2 days',
		],
		['rep to maker handover', 'handoff', 'processes/work#build', 'Handed over | Job plan'],
		['get access to the crm', 'access', 'systems/crm', 'How to ask | A form.'],
		['crm access for reps', 'access', 'systems/crm', 'edit | CRM | A form.'],
		['which measures do seller and maker share', 'measures', 'roles/seller', 'Both | Speed'],
		['what is a lead', 'meaning', 'terms/lead', ' | A chance with a date.'],
	])('%s', (text, form, about, line) => {
		const [answer] = answers(text);
		expect([answer?.form, answer?.about[0]]).toEqual([form, about]);
		expect(answer?.lines).toContain(line);
	});

	test('say what a term is not to be confused with', () =>
		expect(answers('lead')[0]?.lines).toContain('Not to confuse with | Idea | A chance without a date.'));

	test.each(['who paints the wall', 'what is love', 'access to the moon', 'maker to rep handover', 'who'])(
		'none is given to “%s”',
		(text) => expect(answers(text)).toEqual([]),
	);
});

test('a playbook is called in the search what its kind is called', () => {
	for (const { name } of kinds) expect(kindLabel(name)).toBe(capital(nounOfKind(name)));
});

test('words come back as they were packed, but for their order', () => {
	const stems = fc
		.array(fc.stringMatching(/^[a-zé障]{1,3}$/), { maxLength: 12 })
		.map((list) => [...new Set(list)].sort());
	const keywords = fc.array(
		stems.filter(({ length }) => length > 0),
		{ maxLength: 3 },
	);
	fc.assert(
		fc.property(fc.array(fc.record({ summary: stems, text: stems, keywords }), { minLength: 1 }), (records) => {
			const back = [...unpackWords(packWords(records))].map(({ summary, text, keywords }) => ({
				summary: [...summary].sort(),
				text: [...text].sort(),
				keywords: keywords.map((list) => [...list].sort()),
			}));
			expect(back).toEqual(records);
		}),
	);
});

describe('what the text search is fed', () => {
	test.each([
		['障害はありますか？', '障 害 は あ り ま す か ？', '障害はありますか？'],
		['نراجع والعقود للعميل', 'نراجع وال عقود لل عميل', 'نراجع والعقود للعميل'],
		['Plain words, as they are.', 'Plain words, as they are.', 'Plain words, as they are.'],
	])('%s', (text, fed, shown) => {
		expect(spaced(text)).toBe(fed);
		expect(joined(fed)).toBe(shown);
	});

	test.each([
		'リーダーシップを学ぶ。ください',
		'Łukasz trägt Größe, ÉCOLE Ærø',
		'يُرسِلُ مدير الحساب',
		'한국어 किताब ﬁn ＣＲＭ',
		'İstanbul ŒUVRE ǅ ẞ',
		'𝐀bc 😀 naïve',
	])('“%s” comes back as it was written, and has nothing to fold', (text) => {
		const fed = spaced(text);
		expect(joined(fed)).toBe(text);
		const read = fed.replace(/[^\p{L}\p{N} ]/gu, '');
		expect(read.normalize('NFD').replace(/\p{M}/gu, '')).toBe(read.normalize('NFD'));
	});

	test('any text comes back as it was written, but for signs nobody reads', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
				const back = unfolded(spaced(text)).replace(/\s+/g, '');
				expect(back).toBe(
					text
						.normalize('NFC')
						.replace(/[\uff66-\uff9f]+/g, (run) => run.normalize('NFKC'))
						.replace(/[\u{10600}-\u{106ff}\u{f0000}-\u{10ffff}]/gu, '')
						.replace(/\s+/g, ''),
				);
			}),
		);
	});

	test.each([
		['Łukasz', 'lukasz'],
		['Größe', 'groesse'.replace('oe', 'o')],
		['straße', 'strasse'],
		['Århus', 'arhus'],
		['ﾀﾞ', 'ダ'],
		['か\u3099', 'が'],
	])('%s is asked for as %s is', (a, b) =>
		expect(foldedAsk(spaced(a)).toLowerCase()).toBe(foldedAsk(spaced(b)).toLowerCase()),
	);

	test('a sign with a voicing mark is another one', () => expect(spaced('タダ')).not.toContain('タ タ'));

	describe('an excerpt', () => {
		const cutOut = (text: string, asked: string, size = 30) => {
			const words = spaced(text).split(' ').map(unfolded);
			const found = placesOf(words, tokensOf(asked)).map((location) => ({ location, balanced_score: 1 }));
			return excerptOf(words, found, { from: 0, until: words.length, size });
		};
		test.each([
			['害はない。障害を取り除く', '障害', '害はない。<mark>障害</mark>を取り除く'],
			['害はない。障害を取り除く', '害障', '害はない。障害を取り除く'],
			['He met Łukasz <here>.', 'lukasz', 'He met <mark>Łukasz</mark> &lt;here&gt;.'],
			['Say walk-away price aloud.', 'walk-away price', 'Say <mark>walk-away</mark> <mark>price</mark> aloud.'],
			['Nothing of it.', 'parental', 'Nothing of it.'],
		])('of “%s” for %s', (text, asked, shown) => expect(cutOut(text, asked)).toBe(shown));

		test('begins with a sentence and ends open', () =>
			expect(
				cutOut(`${'Long ago and far away. '.repeat(20)}Here a walk-away price is ${'said '.repeat(30)}`, 'price', 12),
			).toMatch(/^Here a walk-away <mark>price<\/mark> is (?:said )+…$/));
	});

	test.each([
		['Read [the draft plan](plan%20(draft).md "Plan (old)") before the call.', 'Read the draft plan before the call.'],
		['See [a [b] c](x.md), ![a *map*](<m (1).png>) and [d][e].\n\n[e]: f.md "g"', 'See a [b] c, a map and d.'],
		['| A | B |\n|---|---|\n| *one* | [two](t.md) |', 'A · B. one · two.'],
		[
			'- first `x_y`\n- second!\n\n```yaml\nkey: value\n```\n\n> quoted <b>text</b> https://a.example/b_c',
			'first x_y. second! quoted text',
		],
		['Snake_case stays, 2 * 3 > 5, a\\_b.', 'Snake_case stays, 2 * 3 > 5, a_b.'],
	])('what the page shows of %s', (text, said) => {
		const sources = new Map([['guides/a.md', { path: 'guides/a.md', text: `# A\n\n${text}\n` }]]);
		const [page] = textPages(checkHandbook(sources, kinds, [], { today: '2026-11-24' }), '/', 'en-GB');
		expect(/<p [^>]*>(.*?)<\/p>/.exec(page!.html)?.[1]?.replaceAll('&gt;', '>')).toBe(said);
	});

	test('keywords are searched behind what is shown', () => {
		const files = { ...roles, 'terms/praise.yaml': 'title: Praise\ndefinition: Said aloud.\nkeywords: [shout out]\n' };
		const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
		const pages = textPages(checkHandbook(sources, kinds, [], { today: '2026-11-24' }), '/', 'en-GB');
		expect(pages.find(({ url }) => url === '/terms/praise/')?.html).toMatch(
			/Said aloud\.<\/p><i id="fb_keywords"><\/i><p [^>]*>shout out<\/p>/,
		);
	});

	test('facts are sentences', () => {
		const files = {
			...roles,
			'measures/speed.yaml':
				"title: Speed\nsummary: How fast it goes.\nunit: days\ndirection: down\ntarget: {value: 12, by: 2027-03-31}\nsource: crm\ntensions:\n  - {with: wins, mitigation: 'Both carry both, so nobody gains by being slow.'}\n",
		};
		const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
		const pages = textPages(checkHandbook(sources, kinds, [], { today: '2026-11-24' }), '/', 'en-GB');
		const said = (url: string) =>
			/<p [^>]*>(.*?)<\/p><i id="fb_keywords">/.exec(pages.find((page) => page.url === url)?.html ?? '')?.[1];
		expect(said('/measures/speed/')).toBe(
			'How fast it goes. Direction: down. Target: 12 days by 31 March 2027. Source: CRM. Tensions: with Wins: Both carry both, so nobody gains by being slow.',
		);
		expect(said('/roles/maker/')).toBe('Makes. Measures: Speed.');
	});
});
