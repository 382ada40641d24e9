using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Text;

/// <summary>Words whose point belongs to them and does not end a sentence.</summary>
static class Abbreviations
{
    static readonly FrozenSet<string> Shared = Set("Dr Dra Sr Sra Sres Srta St Ste No Nos Nº art arts vs etc Jr Lt Col Gen Gral Cnel Cap Cmdte Tte Ing Lic Abg Arq Mons Prof Profa Av Avda Jr vol pp cf al");

    static readonly FrozenSet<string> English = Set("Mr Mrs Ms Messrs Sen Rep Gov Sgt Capt Maj Cpl Hon Rev Inc Ltd Co Corp Dept Ave Jan Feb Aug Sept Oct Nov Dec approx est fig Atty Adm Supt Insp");

    static readonly FrozenSet<string> Spanish = Set("Ud Uds Vd Pdte Pdta Secr Depto Dpto Prov Dist pág págs núm inc Cía Hnos Ltda Sgto Crl Mag Mtro Mtra Pbro Fr Sto Sta aprox tel Fco Ma Mª EE UU FF AA RR PP CC OO");

    /// <summary>True where a point right after the word is the word's own.</summary>
    internal static bool Has(ReadOnlySpan<char> word, Language language)
    {
        if (word.Length > 6) return false;
        if (Shared.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return true;
        var own = language == Language.Spanish ? Spanish : English;
        return own.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    /// <summary>True for a token that ends in its own point and may yet be the last of a sentence ("etc.", "EE. UU.", "S.A.").</summary>
    internal static bool MayEnd(ReadOnlySpan<char> token) =>
        token is "etc." or "UU." or "Inc." or "Ltd." or "Co." or "Corp." or "Jr." or "al." or "AA." || token.Length > 3 && token.Count('.') > 1;

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
