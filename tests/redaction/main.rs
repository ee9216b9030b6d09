//! Nothing that names a person gets through, and the rest stays word for word.

mod bounds;
mod corpus;
mod properties;
