using Quipu.Text;

namespace Quipu.Network.Snapshots;

/// <summary>Roles that make nobody a party to what is told: who complains, testifies or is wronged; who speaks for somebody; who holds an office or presides over what is no gang; and what is called one. The words are in bystanders.tsv.</summary>
static class Bystanders
{
    static readonly Lazy<Dictionary<string, string>> _words = new(Read);

    /// <summary>Whether the words of a role name a complainant, witness or victim.</summary>
    internal static bool Names(string role) => Has(role, "bystander");

    /// <summary>Whether they name somebody who speaks for another: counsel, a spokesman.</summary>
    internal static bool SpeaksFor(string role) => Has(role, "speaker") || IsCounsel(role);

    /// <summary>Whether they name counsel, whose dealings with a client are their trade.</summary>
    internal static bool IsCounsel(string role) => Has(role, "counsel");

    /// <summary>Whether they name an office that the state fills.</summary>
    internal static bool HoldsOffice(string role) => Has(role, "office");

    /// <summary>Whether they name who presides over or manages a firm, a club, a cooperative: an office, or the head of something lawful.</summary>
    internal static bool IsCivil(string role) => Has(role, "civil") || HoldsOffice(role);

    /// <summary>Whether the words of a group's name or description call it a gang, a clan, a cartel.</summary>
    internal static bool IsGang(string words) => Has(words, "gang");

    static bool Has(string role, string kind) =>
        Folding.Fold(role).Split([' ', ',', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Any(w => _words.Value.GetValueOrDefault(w) == kind);

    static Dictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(Bystanders).Assembly.GetManifestResourceStream("Network/Snapshots/bystanders.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToDictionary(l => Folding.Fold(l[0]), l => l[1], StringComparer.Ordinal);
    }
}
