declare module 'subset-font' {
	interface Options {
		readonly targetFormat: 'woff2';
		readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
		/** OpenType features to keep, by tag; all where left out. */
		readonly keepFeatures?: readonly string[];
	}
	export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
