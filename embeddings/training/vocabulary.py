"""Learns the vocabulary (unigram pieces) from out/corpus.txt (every word of it, so the same each time) and writes it in the Hugging Face layout.

usage: vocabulary.py OUT_FOLDER [SIZE]
The run-time tokenizer must split as this file does: runs of Han, runs of letters, single digits, single signs; no marks
for spaces, so that a word is the same piece at the start and inside of a sentence.
"""
import json
import os
import re
import sys
import unicodedata

import sentencepiece

folder, size = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20000
here = os.path.dirname(os.path.abspath(__file__))
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
PIECES = rf"[{HAN}]+|[a-z\u00e0-\u00ff']+|[0-9]|[^\s]"

words = []
for line in open(f"{here}/out/corpus.txt", encoding="utf8"):
    words += re.findall(PIECES, unicodedata.normalize("NFKC", line).lower())
with open(f"{here}/out/words.txt", "w", encoding="utf8") as f:
    f.write("\n".join(words))

sentencepiece.SentencePieceTrainer.train(
    input=f"{here}/out/words.txt", model_prefix=f"{here}/out/spm", vocab_size=size, model_type="unigram",
    character_coverage=0.9998, normalization_rule_name="identity", add_dummy_prefix=False, max_sentence_length=400,
    max_sentencepiece_length=8, num_threads=2, pad_id=0, unk_id=1, bos_id=2, eos_id=-1, pad_piece="[PAD]", unk_piece="[UNK]", bos_piece="[CLS]",
    minloglevel=1,
)
model = sentencepiece.SentencePieceProcessor(model_file=f"{here}/out/spm.model")
vocab = [[model.id_to_piece(i), model.get_score(i)] for i in range(model.get_piece_size())]
special = [{"id": i, "content": c, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
           for i, c in enumerate(["[PAD]", "[UNK]", "[CLS]"])]
os.makedirs(folder, exist_ok=True)
json.dump({
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
    "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
    "pre_tokenizer": {"type": "Split", "pattern": {"Regex": PIECES}, "behavior": "Removed", "invert": True},
    "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                       "pair": [], "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]}}},
    "decoder": {"type": "Fuse"},
    "model": {"type": "Unigram", "unk_id": 1, "vocab": [[p, round(s, 4)] for p, s in vocab], "byte_fallback": False},
}, open(f"{folder}/tokenizer.json", "w", encoding="utf8"), ensure_ascii=False, separators=(",", ":"))
json.dump({"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 128, "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]",
           "clean_up_tokenization_spaces": False}, open(f"{folder}/tokenizer_config.json", "w"), indent=1)
print(len(vocab), "pieces", len(words), "words")
