using System.Globalization;
using System.Text.Json;

namespace Quipu.Registers.Json;

/// <summary>An element of a list in a JSON document, one at a time.</summary>
/// <param name="List">The property that holds the list; empty where the document is the list, or one of JSON lines.</param>
/// <param name="Number">From 1 through the whole document.</param>
/// <param name="Value">Null where it could not be read: <paramref name="Fault"/> says why.</param>
sealed record JsonItem(string List, long Number, JsonElement? Value, string? Fault = null);

/// <summary>
/// Streams the elements of the lists of a JSON document (<c>{"persons": [ … ], "organizations": [ … ]}</c>, or a list by itself), and of JSON lines, which are such elements one after another.
/// One element is held at a time, and no more than a limit of it: a document of one gigabyte in one line is no more than one of many.
/// </summary>
sealed class JsonElements : IDisposable
{
    internal const int Limit = 32 << 20;

    static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64, AllowMultipleValues = true };

    readonly Stream _stream;
    readonly string _name;
    readonly int _limit;
    byte[] _buffer = new byte[1 << 16];
    int _at;
    int _length;
    bool _ended;
    JsonReaderState _state = new(Options);
    JsonDocument? _current;
    string _property = "";
    string _list = "";
    int _depth;
    bool _isDocument;
    long _number;

    JsonElements(Stream stream, string name, int limit) => (_stream, _name, _limit) = (stream, name, limit);

    /// <summary>The elements of the lists at the top of the document; each is gone when the next is asked for.</summary>
    /// <exception cref="RegisterException">It is no JSON from some place on, or an element is longer than the limit.</exception>
    internal static IEnumerable<JsonItem> Of(RegisterFile file, int limit = Limit)
    {
        using var elements = new JsonElements(file.Open(), file.Name, limit);
        while (elements.Next() is { } item) yield return item;
    }

    public void Dispose()
    {
        _current?.Dispose();
        _stream.Dispose();
    }

    JsonItem? Next()
    {
        if (_number == 0) SkipMark();
        while (true)
        {
            var step = Step(out var item);
            if (item is not null) return item;
            if (step) continue;
            if (_ended && Rest.IsEmpty) return null;
            if (_ended) throw Broken("it ends in the middle");
            Fill();
        }
    }

    ReadOnlySpan<byte> Rest
    {
        get
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var text = rest.IndexOfAnyExcept(" \t\r\n"u8);
            return text < 0 ? [] : rest[text..];
        }
    }

    /// <summary>Reads a token, or an element; false where more bytes are needed.</summary>
    bool Step(out JsonItem? item)
    {
        item = null;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_at, _length - _at), _ended, _state);
        try
        {
            if (!reader.Read()) return false;
            if (IsElement(reader.TokenType))
            {
                if (!JsonDocument.TryParseValue(ref reader, out var document)) return false;
                // The element given before is done with by now.
                _current?.Dispose();
                _current = document;
                item = new(_list, ++_number, document.RootElement);
                return Took(ref reader);
            }

            Track(ref reader);
            return Took(ref reader);
        }
        catch (JsonException e)
        {
            throw Broken(e.Reason().TrimEnd('.'));
        }
    }

    /// <summary>Whether the value that begins here is an element of a list (at the top, or of a property of the document), or a JSON line.</summary>
    bool IsElement(JsonTokenType token)
    {
        if (token is JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName) return false;
        if (_depth == 1 && !_isDocument) return true;
        return _depth == 2 && _isDocument && _list.Length > 0;
    }

    void Track(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when _depth == 1:
                _property = reader.GetString() ?? "";
                break;
            case JsonTokenType.StartArray:
                if (_depth == 1) _list = _property;
                _depth++;
                break;
            case JsonTokenType.StartObject:
                if (_depth == 0) _isDocument = true;
                _depth++;
                break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                _depth--;
                if (_depth <= 1) _list = "";
                if (_depth == 0) _isDocument = false;
                break;
        }
    }

    bool Took(ref Utf8JsonReader reader)
    {
        _at += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return true;
    }

    void Fill()
    {
        if (_at > 0)
        {
            _buffer.AsSpan(_at, _length - _at).CopyTo(_buffer);
            (_at, _length) = (0, _length - _at);
        }

        if (_length == _buffer.Length)
        {
            if (_buffer.Length >= _limit)
                throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{_name}: one value (after {_number} elements) is longer than {_limit >> 20} MiB. It is not read: split the file into smaller records."));
            Array.Resize(ref _buffer, Math.Min(_limit, _buffer.Length * 2));
        }

        var read = _stream.Read(_buffer, _length, _buffer.Length - _length);
        if (read == 0) _ended = true;
        _length += read;
    }

    void SkipMark()
    {
        while (_length < 3 && !_ended) Fill();
        if (_at == 0 && _buffer.AsSpan(0, _length).StartsWith("\uFEFF"u8)) _at = 3;
    }

    RegisterException Broken(string why) => new(string.Create(CultureInfo.InvariantCulture, $"{_name} is not JSON after {_number} elements: {why}. Take it from its source again, or cut it at that place."));
}
