using System.Globalization;
using System.Text;

namespace Quipu.Publishing.Editions;

/// <summary>How an edition is cited: one line of text, and the same as a file of the Citation File Format (CFF 1.2.0) that reference managers read.</summary>
public static class Citation
{
    /// <summary>Name, version, day and hash in one line.</summary>
    public static string Line(EditionRequest request, string hash)
    {
        ArgumentNullException.ThrowIfNull(request);
        return $"{request.Name}, version {request.Version}, {Day(request)}. Edition of the dataset \"{request.Dataset.Value}\", made with Quipu. sha256:{hash}";
    }

    internal static byte[] Text(EditionRequest request, string hash) => Encoding.UTF8.GetBytes(Line(request, hash) + "\n");

    internal static byte[] Cff(EditionRequest request, string hash) => Encoding.UTF8.GetBytes(
        $"""
        cff-version: 1.2.0
        message: {Quoted("Cite this edition by its version and its hash.")}
        type: dataset
        title: {Quoted(request.Name)}
        version: {Quoted(request.Version)}
        date-released: {Day(request)}
        authors:
          - name: {Quoted($"The desk that keeps the dataset {request.Dataset.Value}")}
        identifiers:
          - type: other
            value: {Quoted("sha256:" + hash)}
            description: {Quoted("Over the edition's records: manifest.json says which.")}

        """.ReplaceLineEndings("\n"));

    internal static string Day(EditionRequest request) => request.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A text of YAML between double quotes takes JSON's escapes.
    static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text, _plain);

    static readonly System.Text.Json.JsonSerializerOptions _plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
