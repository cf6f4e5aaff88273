import ExtendedDateTime

extension KnownEvents {
    /// Who says what an event says, in words: each source by its publisher, else its title, else its id, with the day on which it
    /// was published and the place in it. `nil` where no source is named. Printable.
    func whoSays(_ event: Event) -> String? {
        let words = event.sources.map(words).uniqued()
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    private func words(_ citation: Citation) -> String {
        let source = registration(of: citation.source)?[SourceRegistered.self]
        let name = source?.publisher ?? source?.title ?? citation.source.text
        return [name, source?.published?.edtf?.readable, citation.locator].compactMap { $0?.printable }
            .joined(separator: ", ")
    }
}
