using Quipu.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Roles that make nobody a party to what is told: who complains, testifies, is wronged, or speaks for another in court. The words are in bystanders.tsv.</summary>
static class Bystanders
{
    static readonly Lazy<HashSet<string>> _words = new(Read);

    /// <summary>Whether the words of a role hold one of them.</summary>
    internal static bool Names(string role) => Folding.Fold(role).Split([' ', ',', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Any(_words.Value.Contains);

    static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(Bystanders).Assembly.GetManifestResourceStream("Network/Snapshots/bystanders.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith('#')).Select(w => Folding.Fold(w)).ToHashSet(StringComparer.Ordinal);
    }
}
