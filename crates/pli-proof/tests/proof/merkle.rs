//! Trees of receipts: roots known from elsewhere, every path of every small tree, and paths that prove nothing.

use pli_proof::merkle::{self, Hash, MerkleError};

fn leaves(count: usize) -> Vec<Hash> {
    (0..count)
        .map(|number| merkle::leaf(format!("récépissé {number}").as_bytes()))
        .collect()
}

/// Inputs and roots of the test of Certificate Transparency's reference log, which has the same tree (RFC 6962).
#[test]
fn roots_are_those_of_certificate_transparency() {
    let inputs = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let leaves: Vec<Hash> = inputs
        .iter()
        .map(|text| merkle::leaf(&hex::decode(text).expect("hexadecimal")))
        .collect();
    for (index, expected) in roots.iter().enumerate() {
        let root = merkle::root(&leaves[..=index]).expect("a root");
        assert_eq!(hex::encode(root), *expected, "{} leaves", index + 1);
    }
    assert_eq!(merkle::root(&[]), None);
}

#[test]
fn every_leaf_of_every_small_tree_is_proved_and_nowhere_else() {
    for count in 1..=33 {
        let leaves = leaves(count);
        let root = merkle::root(&leaves).expect("a root");
        let size = count as u64;
        for (position, leaf) in leaves.iter().enumerate() {
            let path = merkle::path(&leaves, position).expect("a path");
            let at = position as u64;
            assert_eq!(merkle::verify(leaf, at, size, &path, &root), Ok(()));
            for other in (0..size).filter(|other| *other != at) {
                assert!(merkle::verify(leaf, other, size, &path, &root).is_err());
            }
            let stranger = merkle::leaf(b"un autre");
            assert_eq!(
                merkle::verify(&stranger, at, size, &path, &root),
                Err(MerkleError::Root)
            );
        }
        assert_eq!(merkle::path(&leaves, count), None);
    }
}

#[test]
fn a_bent_path_a_wrong_size_or_a_node_as_leaf_proves_nothing() {
    let leaves = leaves(11);
    let root = merkle::root(&leaves).expect("a root");
    let path = merkle::path(&leaves, 5).expect("a path");
    for index in 0..path.len() {
        for bit in [0_usize, 100, 255] {
            let mut bent = path.clone();
            bent[index][bit / 8] ^= 1 << (bit % 8);
            let verdict = merkle::verify(&leaves[5], 5, 11, &bent, &root);
            assert_eq!(verdict, Err(MerkleError::Root));
        }
    }
    let longer: Vec<Hash> = path.iter().copied().chain([[7; 32]]).collect();
    for (size, path, expected) in [
        (11, &path[..path.len() - 1], MerkleError::Length),
        (11, &longer[..], MerkleError::Length),
        (11, &[[0; 32]; 49][..], MerkleError::Length),
        (
            5,
            &path[..],
            MerkleError::Position {
                position: 5,
                size: 5,
            },
        ),
        (1 << 40, &path[..], MerkleError::Length),
    ] {
        assert_eq!(
            merkle::verify(&leaves[5], 5, size, path, &root),
            Err(expected)
        );
    }
    // An inner node, given as a leaf with the rest of the path, is refused: leaves are hashed under another prefix.
    let inner: Vec<u8> = [leaves[4], leaves[5]].concat();
    let forged = merkle::leaf(&inner);
    assert_eq!(
        merkle::verify(&forged, 2, 6, &path[1..], &root),
        Err(MerkleError::Root)
    );
}
