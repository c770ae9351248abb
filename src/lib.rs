//! Wandel.
pub mod check;
pub mod cli;
pub mod edit;
pub mod export;
pub mod layout;
pub mod model;
pub mod scene;
pub mod settings;
pub mod storage;
pub mod text;
pub mod theme;
pub mod ui;
pub mod vocabulary;
