namespace Quipu.Text;

/// <summary>Addresses that people give by hand.</summary>
static class WebAddress
{
    /// <summary>Whether some text is the address of a page: whole, of http or https, with a site, in one line.</summary>
    internal static bool IsOne(string text) =>
        (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) &&
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0;
}
