import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { meantBy } from '../src/core/field.ts';
import { meant } from '../src/core/wrong-type.ts';

// What authors write where a number, a truth or one of some words belongs, and what they meant.
test.each([
	[z.number(), '"5"', '5'],
	[z.number(), '-5 %', '-5'],
	[z.number(), '1.500,25 EUR', '1500.25'],
	[z.number(), '1,500.00', '1500'],
	[z.number(), '3,5 days', '3.5'],
	[z.number(), '4.0', '4'],
	[z.number(), "12'000", '12000'],
	[z.number(), '1,234,567', '1234567'],
	[z.number(), 'about five', undefined],
	[z.number(), '5 to 7', undefined],
	[z.number(), '"5x7"', undefined],
	[z.number(), 'x5', '5'],
	[z.number().int(), '2,5', undefined],
	[z.number().max(10), '11 hours', undefined],
	[z.boolean(), '"true"', 'true'],
	[z.boolean(), '“false”', 'false'],
	[z.boolean(), 'Ja', 'true'],
	[z.boolean(), 'nein', 'false'],
	[z.boolean(), 'perhaps', undefined],
	[z.boolean(), '"perhaps"', undefined],
	[z.literal(true), '"true"', undefined],
	[z.enum(['read', 'work on']), ' READ', 'read'],
	[z.enum(['read', 'work-on']), 'Work_on', 'work-on'],
	[z.enum(['read', 'write']), 'change', undefined],
	[z.string().regex(/^\d+\.\d+$/), ' «1.10» ', '1.10'],
	[z.string().regex(/^\d+\.\d+$/), '1.10', undefined],
])('%#. %s', (schema, text, expected) => {
	expect(meantBy(schema, text)?.text).toBe(expected);
});

// YAML would make a number of some texts, which then need quotes.
describe('what is offered to be written', () => {
	test.each([
		[z.string().regex(/^\d+\.\d+$/), '«1.10»', '"1.10"'],
		[z.string().regex(/^-?\d+$/), '“-7”', '"-7"'],
		[z.string().regex(/^\d+\.\d+\.\d+$/), '«1.10.0»', '1.10.0'],
		[z.string().regex(/^[a-z]\d$/), '«a1»', 'a1'],
		[z.string().regex(/^\d[a-z]$/), '«1a»', '1a'],
		[z.string().regex(/^[+-]$/), '«+»', '+'],
		[z.number(), '«1.5»', '1.5'],
	])('%#. %s', (schema, text, writes) => {
		expect(meant(schema, text)).toEqual([expect.stringContaining('Write `'), { writes }]);
	});

	test('is nothing where nobody can tell, or no field is known', () => {
		expect(meant(z.number(), 'a few')).toEqual([]);
		expect(meant(undefined, '5')).toEqual([]);
	});
});
