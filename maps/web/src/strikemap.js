// Entry of the bundle; replaced below.
export {};
