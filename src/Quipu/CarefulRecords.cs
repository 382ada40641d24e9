using System.Collections;
using System.Text.Json;
using System.Xml;
using Quipu.Registers;

namespace Quipu;

/// <summary>
/// A format's records, begun at once, so that a file that cannot be read at all leaves no import behind. What goes wrong in a file is one sentence, whatever threw it.
/// </summary>
sealed class CarefulRecords : IEnumerator<RegisterRecord>
{
    readonly IEnumerator<RegisterRecord> _records;
    readonly string _name;
    bool _ahead;

    /// <exception cref="RegisterException">The file cannot be read.</exception>
    internal CarefulRecords(IRegisterFormat format, ImportInput input)
    {
        _name = input.Files[0].PlainName;
        _records = format.Read(input).GetEnumerator();
        HasFirst = _ahead = Next();
    }

    internal bool HasFirst { get; }

    public RegisterRecord Current => _records.Current;

    object IEnumerator.Current => Current;

    /// <exception cref="RegisterException">The file cannot be read any further.</exception>
    public bool MoveNext()
    {
        if (!_ahead) return Next();
        _ahead = false;
        return true;
    }

    public void Reset() => throw new NotSupportedException();

    public void Dispose() => _records.Dispose();

    bool Next()
    {
        try
        {
            return _records.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException or OverflowException or InvalidOperationException or JsonException or XmlException or NotSupportedException)
        {
            var reason = (e is JsonException json ? json.Reason() : e.Message.ReplaceLineEndings(" ")).TrimEnd('.');
            throw new RegisterException($"{_name} cannot be read ({reason}); what came before it is kept. Is the file whole, and of this kind?");
        }
    }
}
