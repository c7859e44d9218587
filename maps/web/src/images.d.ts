/** Images are bundled as data URIs. */
declare module "*.png" {
  const address: string;
  export default address;
}
