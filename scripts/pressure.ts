import { parseArgs } from 'node:util';
import { type Result, Runner } from './pressure/runner.ts';
import { type Form, files, tokensOf } from './pressure/tokens.ts';

// What repeated short texts cost in every step from file to page, worst first. `npm run pressure -- --sizes 1,10,100 --pairs --form markdown`
const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '1,10,100,1000' },
		form: { type: 'string', default: Object.keys(files).join(',') },
		token: { type: 'string', multiple: true },
		pairs: { type: 'boolean', default: false },
		seconds: { type: 'string', default: '20' },
		memory: { type: 'string', default: '2500' },
		worst: { type: 'string', default: '40' },
		above: { type: 'string', default: '0' },
	},
});
const sizes = values.sizes.split(',').map((size) => Number(size) * 1000);
const runner = new Runner(Number(values.seconds) * 1000, Number(values.memory));
const results: Result[] = [];
for (const form of values.form.split(',') as Form[]) {
	const alone = values.token?.map((token) => JSON.parse(`"${token.replace(/"/g, '\\"')}"`) as string) ?? tokensOf(form);
	const all = values.pairs ? alone.flatMap((a) => alone.flatMap((b) => (a === b ? [] : [a + b]))) : alone;
	for (const token of all) results.push(...(await runner.grow(form, token, sizes, Number(values.above))));
}
runner.stop();
results.sort((a, b) => b.time - a.time);
console.table(
	results.slice(0, Number(values.worst)).map(({ form, token, size, step, time, memory, made, slope, end }) => ({
		form,
		token: JSON.stringify(token),
		KB: size / 1000,
		step,
		ms: Math.round(time),
		MiB: memory,
		'KB made': Math.round(made / 1000),
		slope: slope === undefined ? '' : slope.toFixed(1),
		end,
	})),
);
