using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>
/// What people of the desk wrote before a source was protected, or before its names were known: searches, notes, reasons, titles, addresses, names of files and copies, lines of the log.
/// The source's names in it give way to the pseudonym.
/// </summary>
sealed class DeskWords(IStore store, string by, TimeProvider time)
{
    /// <returns>How many texts named the source.</returns>
    internal int Veil(ProtectedSource source, SourceIdentity identity)
    {
        var veil = new Veil(source.Pseudonym, "") { Mask = new(identity) };
        var named = store.Protected.Written(Viewer.Owner).Select(w => (Was: w, Is: w with { Text = veil.OfDesk(w.Text) })).Where(w => w.Was.Text != w.Is.Text).Select(w => w.Is).ToImmutableArray();
        if (named.Length > 0) store.Write([new Change.WordsVeiled(named, by, time.GetUtcNow())]);
        return named.Length;
    }
}
