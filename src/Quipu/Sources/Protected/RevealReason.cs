using System.Text;

namespace Quipu.Sources.Protected;

/// <summary>Why somebody looked who a source is, as it may be kept: in it even one word of a name means the source.</summary>
static class RevealReason
{
    internal static string Of(string reason, ProtectedSource source, SourceIdentity identity)
    {
        var text = new Veil(source.Pseudonym, "") { Mask = new(identity) }.Of(reason).Text;
        var own = new[] { identity.Name }.Concat(identity.Aliases).SelectMany(n => NameWords.Of(n)).Select(w => w.Folded).Where(w => w.Length > 2 && !NameMask.IsParticle(w)).ToHashSet(StringComparer.Ordinal);
        var (kept, from) = (new StringBuilder(), 0);
        foreach (var word in NameWords.Of(text).Where(w => own.Contains(w.Folded)))
        {
            kept.Append(text, from, word.At.Start - from).Append(source.Pseudonym);
            from = word.At.End;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }
}
