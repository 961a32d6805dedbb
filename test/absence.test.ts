import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/core/decode.ts';
import type { Source } from '../src/core/source.ts';
import { checker, type Sources } from '../src/load.ts';
import { families, readingFindings } from '../src/rules/index.ts';
import { sourcesIn } from './examples.ts';
import { wrongs } from './wrongs.ts';

const today = '2026-11-27';
const handbooks = readdirSync('test/small').map(
	(file) => [file.replace('.md', ''), sourcesIn(readFileSync(`test/small/${file}`, 'utf8'))] as const,
);

/** Ways in which a file becomes such that nobody knows what it held. */
const breaks: Readonly<Record<string, (source: Source) => Source | undefined>> = {
	'is saved in another encoding': ({ path, text }) => decode(path, Buffer.from(`\ufeff${text}`, 'utf16le')),
	'breaks off in a letter': ({ path, text }) =>
		decode(path, Buffer.concat([Buffer.from(text.slice(0, text.length / 2)), Buffer.from([0xe9, 0x2c])])),
	'is no YAML': ({ path, text }) => ({ path, text: text.replace(/^title:/m, 'title: "') }),
	'has a field that cannot be read': ({ path, text }) => ({ path, text: text.replace(/^title: .*/m, 'title: [1]') }),
	// Without its settings a handbook is checked for more.
	'is gone': (source) => (source.path === 'handbook.yaml' ? source : undefined),
};

/** What reading and references tell of themselves. */
const direct = new Set<string>([...readingFindings, ...families.integrity.map(({ id }) => id)]);

const check = checker();
const found = (sources: Sources) =>
	check(sources, { today })
		.diagnostics.filter(({ rule, severity }) => severity !== 'info' && !direct.has(rule))
		.map(({ rule, source }) => `${rule} ${source.path}`);

describe.each(handbooks)('of %s', (_, sources) => {
	test.each(Object.keys(breaks))('nothing is said to be missing that may stand in a file that %s', (how) => {
		const said = [...sources.values()].flatMap((source) => {
			const broken = breaks[how]!(source);
			const rest = [...sources].filter(([path]) => path !== source.path);
			return found(new Map(broken ? [...rest, [source.path, broken]] : rest)).map((one) => `${source.path}: ${one}`);
		});
		expect(said).toEqual([]);
	});
});

describe('what an unreadable file cannot change', () => {
	test.each([
		['missing-access', 'roles/account-executive.yaml'],
		['missing-access', 'coaching/success-with-officer.yaml'],
		['missing-access', 'culture/plans-are-refused.yaml'],
		['accountability-without-activity', 'coaching/executive-with-officer.yaml'],
		['accountability-without-activity', 'roles/chief-revenue-officer.yaml'],
		['input-from-nowhere', 'roles/grant-adviser.yaml'],
		['goal-without-measure', 'processes/answer-letter.md'],
		['community-without-cadence', 'roles/partner-architect.yaml'],
		['undecided-decision', 'processes/lend.yaml'],
		['uncoached-measure', 'processes/repair-turbine.yaml'],
		['role-without-work', 'measures/thrown-away.yaml'],
	])('is told as before: %s beside a broken %s', (rule, path) => {
		expect(withMistake(rule, path)).toContain(rule);
	});

	test.each([
		['role-without-work', 'processes/plan-season.yaml'],
		['missing-access', 'processes/land.yaml'],
		['missing-access', 'systems/crm.yaml'],
		['input-from-nowhere', 'processes/apply.yaml'],
		['uncoached-measure', 'coaching/dispatcher.yaml'],
	])('and is kept back where it could: %s beside a broken %s', (rule, path) => {
		expect(withMistake(rule, path)).not.toContain(rule);
	});

	/** The rules that speak when somebody makes the mistake that the rule tells, and another file cannot be read. */
	function withMistake(rule: string, unreadable: string): readonly string[] {
		const [, , handbook, path, from, to] = wrongs.find(
			([, one, name]) => one === rule && handbooks.some(([other, files]) => other === name && files.has(unreadable)),
		)!;
		const [, sources] = handbooks.find(([name]) => name === handbook)!;
		const old = sources.get(path)?.text ?? '';
		const text = old === '' ? to : old.replace(from, to);
		const broken = breaks['is no YAML']!({
			path: unreadable,
			text: path === unreadable ? text : sources.get(unreadable)!.text,
		})!;
		return check(new Map([...sources, [path, { path, text }], [unreadable, broken]]), { today }).diagnostics.map(
			(one) => one.rule,
		);
	}
});
