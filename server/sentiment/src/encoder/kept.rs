//! Weights as they are kept: the large ones as bytes with a scale for each row, the small ones whole.

use std::collections::HashMap;

use candle_core::{DType, Device, Result, Tensor};

/// Packs tensors.
pub(crate) fn pack(tensors: &HashMap<String, Tensor>) -> Result<HashMap<String, Tensor>> {
    let mut packed = HashMap::new();
    for (name, tensor) in tensors {
        if tensor.rank() != 2 || tensor.elem_count() < 10_000 {
            packed.insert(name.clone(), tensor.to_dtype(DType::F32)?);
            continue;
        }
        let rows: Vec<Vec<f32>> = tensor.to_dtype(DType::F32)?.to_vec2()?;
        let mut bytes = Vec::with_capacity(tensor.elem_count());
        let mut scales = Vec::with_capacity(rows.len());
        for row in &rows {
            let most = row.iter().fold(0.0_f32, |most, value| most.max(value.abs())).max(1e-12);
            let scale = most / 127.0;
            scales.push(scale);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 1 to 255")]
            bytes.extend(row.iter().map(|value| ((value / scale).round() + 128.0) as u8));
        }
        packed.insert(format!("{name}.bytes"), Tensor::from_vec(bytes, tensor.shape(), &Device::Cpu)?);
        packed.insert(format!("{name}.scales"), Tensor::from_vec(scales, rows.len(), &Device::Cpu)?);
    }
    Ok(packed)
}

/// Unpacks what [`pack`] packed.
pub(crate) fn unpack(packed: HashMap<String, Tensor>) -> Result<HashMap<String, Tensor>> {
    let mut tensors = HashMap::new();
    for (name, tensor) in &packed {
        if let Some(plain) = name.strip_suffix(".bytes") {
            let scales = packed
                .get(&format!("{plain}.scales"))
                .ok_or_else(|| candle_core::Error::Msg(format!("no scales of {plain}")))?;
            let whole = (tensor.to_dtype(DType::F32)? - 128.0)?.broadcast_mul(&scales.unsqueeze(1)?)?;
            tensors.insert(plain.to_owned(), whole);
        } else if !name.ends_with(".scales") {
            tensors.insert(name.clone(), tensor.clone());
        }
    }
    Ok(tensors)
}
