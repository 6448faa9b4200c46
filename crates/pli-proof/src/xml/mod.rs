//! XML as signatures need it: read within bounds, and written in canonical form.
//!
//! One reader serves both, so that what is looked at and what is digested cannot differ. A document type is refused: with it
//! go entities that grow, and files from elsewhere. This module judges nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bergshamra_c14n::C14nMode;
use bergshamra_xml::{Document, NodeId, NodeKind, NodeSet};

/// XML signatures.
pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
/// XAdES 1.3.2.
pub(crate) const XADES: &str = "http://uri.etsi.org/01903/v1.3.2#";
/// XAdES 1.4.1.
pub(crate) const XADES_141: &str = "http://uri.etsi.org/01903/v1.4.1#";
/// Exclusive canonical XML 1.0.
pub(crate) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// Canonical XML 1.0.
pub(crate) const INCLUSIVE: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

/// Largest document that is read, and deepest nesting.
const MAX_BYTES: usize = 64 << 20;
const MAX_DEPTH: u32 = 100;

/// The bytes are no XML that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not XML, or with a document type, or beyond the bounds")]
pub(crate) struct NotXml;

/// A document that was read.
pub(crate) struct Xml<'a> {
    document: Document<'a>,
}

/// How a part of a document is written before it is digested.
#[derive(Clone, Debug)]
pub(crate) struct Canonical {
    mode: C14nMode,
    prefixes: Vec<String>,
}

impl Canonical {
    /// Finds a way of writing by its address; `prefixes` are those that the exclusive ways keep.
    pub(crate) fn by_uri(uri: &str, prefixes: Vec<String>) -> Option<Self> {
        let mode = C14nMode::from_uri(uri)?;
        Some(Self { mode, prefixes })
    }
}

/// Reads a document in UTF-8.
pub(crate) fn read(bytes: &[u8]) -> Result<Xml<'_>, NotXml> {
    if bytes.len() > MAX_BYTES {
        return Err(NotXml);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| NotXml)?;
    let parser = bergshamra_xml::uppsala::Parser::new()
        .with_max_depth(MAX_DEPTH)
        .with_forbid_dtd(true)
        .with_forbid_entities(true);
    let document = parser.parse(text).map_err(|_| NotXml)?;
    let declaration = document.xml_declaration.as_ref();
    let encoding = declaration.and_then(|declaration| declaration.encoding.as_deref());
    let is_utf8 = encoding.is_none_or(|name| {
        ["utf-8", "us-ascii"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    });
    if !is_utf8 || document.document_element().is_none() {
        return Err(NotXml);
    }
    Ok(Xml { document })
}

impl Xml<'_> {
    /// Returns the outermost element.
    pub(crate) fn root(&self) -> NodeId {
        self.document
            .document_element()
            .unwrap_or_else(|| self.document.root())
    }

    /// Tells whether a node is the element of this name.
    pub(crate) fn is(&self, node: NodeId, namespace: &str, name: &str) -> bool {
        let element = self.document.element(node);
        element.is_some_and(|element| element.matches_name_ns(namespace, name))
    }

    /// Returns the name of an element, without its namespace.
    pub(crate) fn name(&self, node: NodeId) -> &str {
        let element = self.document.element(node);
        element.map_or("", |element| &element.name.local_name)
    }

    /// Returns the element around a node.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.document.parent(node)?;
        self.document.element(parent).map(|_| parent)
    }

    /// Returns the elements inside, in order.
    pub(crate) fn children(&self, node: NodeId) -> Vec<NodeId> {
        let is_element = |node: &NodeId| self.document.element(*node).is_some();
        self.document
            .children(node)
            .into_iter()
            .filter(is_element)
            .collect()
    }

    /// Returns the elements of this name inside, in order.
    pub(crate) fn named(&self, node: NodeId, namespace: &str, name: &str) -> Vec<NodeId> {
        let mut children = self.children(node);
        children.retain(|child| self.is(*child, namespace, name));
        children
    }

    /// Returns the only element of this name inside; two would be ambiguous and count as none.
    pub(crate) fn child(&self, node: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
        match self.named(node, namespace, name)[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Follows names of one namespace inwards, each of which must be the only one.
    pub(crate) fn path(&self, node: NodeId, namespace: &str, names: &[&str]) -> Option<NodeId> {
        let step = |at: NodeId, name: &&str| self.child(at, namespace, name);
        names.iter().try_fold(node, step)
    }

    /// Returns every element of this name in the document, in order.
    pub(crate) fn all(&self, namespace: &str, name: &str) -> Vec<NodeId> {
        let mut found = self.document.descendants(self.document.root());
        found.retain(|node| self.is(*node, namespace, name));
        found
    }

    /// Returns the value of an attribute without namespace.
    pub(crate) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        let attributes = &self.document.element(node)?.attributes;
        let found = attributes.iter().find(|attribute| {
            attribute.name.namespace_uri.is_none() && attribute.name.local_name == name
        });
        found.map(|attribute| &*attribute.value)
    }

    /// Returns the language of an element, where it says one itself.
    pub(crate) fn language(&self, node: NodeId) -> Option<&str> {
        let attributes = &self.document.element(node)?.attributes;
        let found = attributes.iter().find(|attribute| {
            attribute.name.namespace_uri.as_deref() == Some("http://www.w3.org/XML/1998/namespace")
                && attribute.name.local_name == "lang"
        });
        found.map(|attribute| &*attribute.value)
    }

    /// Returns the text inside, without white space around it.
    pub(crate) fn text(&self, node: NodeId) -> String {
        self.document.text_content_deep(node).trim().to_owned()
    }

    /// Returns the bytes that the text inside stands for in base64.
    pub(crate) fn bytes(&self, node: NodeId) -> Option<Vec<u8>> {
        let mut text = self.document.text_content_deep(node);
        text.retain(|character| !character.is_ascii_whitespace());
        STANDARD.decode(text).ok()
    }

    /// Returns the elements that bear this identity; more than one makes a reference to it ambiguous.
    pub(crate) fn identified(&self, id: &str) -> Vec<NodeId> {
        const NAMES: [&str; 3] = ["Id", "ID", "id"];
        let bears = |node: &NodeId| {
            let attributes = self
                .document
                .element(*node)
                .map(|element| &element.attributes);
            attributes.into_iter().flatten().any(|attribute| {
                let is_xml = attribute.name.namespace_uri.as_deref()
                    == Some("http://www.w3.org/XML/1998/namespace");
                let is_plain = attribute.name.namespace_uri.is_none();
                let is_id = is_plain && NAMES.contains(&&*attribute.name.local_name)
                    || is_xml && attribute.name.local_name == "id";
                is_id && attribute.value == id
            })
        };
        let mut found = self.document.descendants(self.document.root());
        found.retain(bears);
        found
    }

    /// Writes an element with all that is inside, comments apart unless `how` keeps them.
    pub(crate) fn canonical(&self, node: NodeId, how: &Canonical) -> Result<Vec<u8>, NotXml> {
        let set = if how.mode.with_comments() {
            NodeSet::tree_with_comments(node, &self.document)
        } else {
            NodeSet::tree_without_comments(node, &self.document)
        };
        self.write(&set, how)
    }

    /// Writes what a reference inside the document selects: the element `node`, or the whole document without one; comments
    /// are never part of it (XML Signature, 4.4.3.3). `without` is the signature that is enveloped.
    pub(crate) fn referenced(
        &self,
        node: Option<NodeId>,
        without: Option<NodeId>,
        how: &Canonical,
    ) -> Result<Vec<u8>, NotXml> {
        let node = node.unwrap_or_else(|| self.document.root());
        let mut set = NodeSet::tree_without_comments(node, &self.document);
        if let Some(without) = without {
            set.remove_id(without);
            for inside in self.document.descendants(without) {
                set.remove_id(inside);
            }
        }
        self.write(&set, how)
    }

    fn write(&self, set: &NodeSet, how: &Canonical) -> Result<Vec<u8>, NotXml> {
        bergshamra_c14n::canonicalize_doc(&self.document, how.mode, Some(set), &how.prefixes)
            .map_err(|_| NotXml)
    }

    /// Tells whether `node` stands inside `outer`, or is it.
    pub(crate) fn is_inside(&self, node: NodeId, outer: NodeId) -> bool {
        node == outer || self.document.ancestors(node).contains(&outer)
    }

    /// Tells whether the document holds nothing but its outermost element, comments and white space apart.
    pub(crate) fn is_bare(&self) -> bool {
        let outside = self.document.children(self.document.root());
        outside.into_iter().all(|node| {
            matches!(
                self.document.node_kind(node),
                Some(NodeKind::Element(_) | NodeKind::Comment(_) | NodeKind::Text(_))
            )
        })
    }
}

/// Reads what stands for bytes in base64, with white space anywhere.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    let mut text = text.to_owned();
    text.retain(|character| !character.is_ascii_whitespace());
    STANDARD.decode(text).ok()
}
