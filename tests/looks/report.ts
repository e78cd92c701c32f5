/** A made-up report for pictures; nobody's. */
export const REPORT = `MRI OF THE LUMBAR SPINE WITHOUT CONTRAST

History: Low back pain with numbness of the left foot for six weeks.

Findings: Normal alignment. No fracture. The conus medullaris ends at L1.
L3-L4: Mild facet arthropathy. No spinal stenosis.
L4-L5: Disc bulge with mild narrowing of both neural foramina.
L5-S1: Left disc herniation, which touches the left S1 nerve root. Possible annular fissure.

Impression: Left disc herniation at L5-S1 with S1 radiculopathy. No cauda equina compression.`
