/** One file instead of a hundred and thirty: it loads in a quarter of the time. */
declare module 'css-tree/dist/csstree.esm' {
	export * from 'css-tree';
}
